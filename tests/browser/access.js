// What a test asks about access: rules that are broken, sliders as they are heard, and cut-off texts in what
// is ours on the page (Markdown, outputs, widgets).
globalThis.courseAccess = (() => {
  const OURS = ".jp-RenderedMarkdown, .jp-OutputArea-output";
  const all = (query, within = document) => [...within.querySelectorAll(query)];
  const seen = (element) => element.getClientRects().length > 0;
  const style = (element) => getComputedStyle(element);
  const hides = (kind) => kind === "hidden" || kind === "clip";
  const words = (element) =>
    (element.innerText || element.value || element.getAttribute("title") || element.tagName)
      .replace("\u200b", "")
      .trim()
      .slice(0, 60);

  // A box that hides what does not fit into it.
  function cuts(element) {
    const { overflowX, overflowY } = style(element);
    const wide = hides(overflowX) && element.scrollWidth > element.clientWidth + 1;
    return wide || (hides(overflowY) && element.scrollHeight > element.clientHeight + 1);
  }

  // A list shows one option and never says that it cuts it off.
  function cutsOption(list) {
    const pen = document.createElement("canvas").getContext("2d");
    const look = style(list);
    pen.font = `${look.fontWeight} ${look.fontSize} ${look.fontFamily}`;
    const room = list.clientWidth - parseFloat(look.paddingLeft) - parseFloat(look.paddingRight);
    return Math.max(...[...list.options].map((one) => pen.measureText(one.text).width)) > room + 1;
  }

  // Beyond the right edge of an output or a Markdown cell, with no box in between that scrolls.
  function leaves(element, area) {
    for (let box = element.parentElement; ; box = box.parentElement) {
      if (["auto", "scroll"].includes(style(box).overflowX)) return false;
      if (box === area) break;
    }
    return element.getBoundingClientRect().right > area.getBoundingClientRect().right + 1;
  }

  // A scroll bar under a picture or beside a control: it moves the rest out of sight.
  function scrolls(box) {
    const { overflowX, overflowY } = style(box);
    const bar = (kind) => kind === "auto" || kind === "scroll";
    const wide = bar(overflowX) && box.scrollWidth > box.clientWidth;
    return wide || (bar(overflowY) && box.scrollHeight > box.clientHeight);
  }

  function faults(area) {
    const inside = all("*", area).filter((one) => seen(one) && !one.closest("svg, mjx-container"));
    const leaf = (one) => one.matches("img, input, select, button, textarea") || !one.children.length;
    const cut = [area, ...inside].filter((one) => cuts(one) && words(one));
    const lists = inside.filter((one) => one.matches("select") && cutsOption(one));
    const out = inside.filter((one) => leaf(one) && leaves(one, area));
    const barred = inside.filter((one) => one.matches(".widget-box") && scrolls(one));
    return [
      ...[...cut, ...lists].map((one) => `cut off: “${words(one)}” (${one.className || one.tagName})`),
      ...out.map((one) => `out of sight: “${words(one)}” (${one.className || one.tagName})`),
      ...barred.map((one) => `scrolls: “${words(one)}” (${one.className})`),
    ];
  }

  const parts = (colour) => colour.match(/[\d.]+/g).map(Number);
  // One colour laid over another; each is red, green, blue and how much it covers (0 to 1).
  function over([r, g, b, cover = 1], [under_r, under_g, under_b, below = 1]) {
    const whole = cover + below * (1 - cover);
    const mixed = (upper, lower) => (whole ? (upper * cover + lower * below * (1 - cover)) / whole : 0);
    return [mixed(r, under_r), mixed(g, under_g), mixed(b, under_b), whole];
  }
  // What is seen of a colour in an element, on all that lies behind it and as opaque as the boxes around it.
  function onScreen(shade, element) {
    for (let box = element; box; box = box.parentElement) {
      const look = style(box);
      const [r, g, b, cover] = over(shade, parts(look.backgroundColor));
      shade = [r, g, b, cover * look.opacity];
    }
    return over(shade, [255, 255, 255]);
  }
  function luminance(shade) {
    const light = shade.map((one) => (one / 255 <= 0.04045 ? one / 3294.6 : ((one / 255 + 0.055) / 1.055) ** 2.4));
    return 0.2126 * light[0] + 0.7152 * light[1] + 0.0722 * light[2];
  }
  function contrast(element) {
    const two = [parts(style(element).color), [0, 0, 0, 0]].map((one) => luminance(onScreen(one, element)));
    return (Math.max(...two) + 0.05) / (Math.min(...two) + 0.05);
  }

  return {
    pale: (ours, notOurs) =>
      all(ours)
        .filter((one) => seen(one) && !one.closest("svg, :disabled, [disabled]"))
        .filter((one) => !notOurs.some((query) => one.matches(query)))
        .filter((one) => [...one.childNodes].some((part) => part.nodeType === 3 && part.data.trim().length > 1))
        .filter((one) => contrast(one) < (parseFloat(style(one).fontSize) >= 24 ? 3 : 4.5))
        .map((one) => `“${words(one)}” has a contrast of ${contrast(one).toFixed(2)}`),
    broken: async (area, levels, notOurs) => {
      // `pale` judges colours: axe-core needs as long for that as for all else, and takes what is in JupyterLab's
      // scrolling list of cells for off the screen.
      const rules = { "color-contrast": { enabled: false } };
      const options = { runOnly: levels, rules, resultTypes: ["violations"], elementRef: true, preload: false };
      const ours = (rule, element) => !notOurs.some(([name, query]) => name === rule && element.matches(query));
      const found = await axe.run(area, options);
      return found.violations.flatMap((rule) =>
        rule.nodes
          .filter((node) => ours(rule.id, node.element))
          .map((node) => `${rule.id}: ${node.html.slice(0, 150)}`)
      );
    },
    // Of each slider its handles' names and values, and the words that stand beside it.
    sliders: () =>
      all(".jp-Notebook .widget-slider")
        .filter(seen)
        .map((slider) => ({
          names: all(".noUi-handle", slider).map((one) => one.ariaLabel ?? ""),
          values: all(".noUi-handle", slider).map((one) => one.ariaValueText ?? ""),
          beside: slider.querySelector(".widget-readout").innerText,
          label: slider.querySelector(".widget-label").innerText.replace(/:$/, ""),
          stop: slider.querySelector(".widget-readout").getAttribute("tabindex") !== "-1", // it can be edited
        })),
    // The notebook has taken the width of the small window.
    narrow: () =>
      all(".jp-Notebook").every((book) => !seen(book) || (book.clientWidth > 400 && book.clientWidth < 640)),
    clipped: () =>
      all(".jp-Notebook")
        .flatMap((book) => all(OURS, book))
        .filter((area) => seen(area))
        .flatMap(faults),
  };
})();
