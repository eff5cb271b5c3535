// What a test asks of a notebook that is open in JupyterLab.
globalThis.course = (() => {
  const all = (query, within = document) => [...within.querySelectorAll(query)];
  const cells = () => all(".jp-Notebook .jp-Cell");
  const prompt = (cell) => cell.querySelector(".jp-InputArea-prompt")?.textContent.trim() ?? "";
  const empty = (cell) => !cell.querySelector(".cm-content")?.textContent.trim();
  const kernel = () => globalThis.jupyterapp.shell.currentWidget?.sessionContext?.session?.kernel;
  const shell = () => globalThis.jupyterapp.shell;
  const idle = () => kernel()?.status === "idle";
  const filled = (one) => one.innerText.trim() || one.querySelector("img, svg, canvas, input, button, script");
  const waits = (cell) => prompt(cell) === "[*]:";
  const pause = (time) => new Promise((done) => setTimeout(done, time));
  const widgets = (name) => document.querySelector(`[data-course="${name}"]`);
  let began = false;
  const seen = (element) => element.getClientRects().length > 0;

  // Asks until `holds` says yes; false if it does not in time. Reading `textContent` there costs nothing; each
  // question about `innerText` or places would lay out the whole page anew.
  async function until(holds, time) {
    const end = performance.now() + time;
    while (!holds()) {
      if (performance.now() > end) return false;
      await pause(20);
    }
    return true;
  }

  // The kinds of controls; a range slider has two handles, each of them is a control.
  const kinds = [
    ["slider", ".noUi-handle"],
    ["list", "select"],
    ["radio", "input[type=radio]"],
    ["text", "input[type=text], textarea"],
    ["button", "input[type=checkbox], button"],
  ];
  const kindOf = (element) => kinds.find(([, query]) => element.matches(query))[0];

  function labelOf(element) {
    const box = element.closest(".widget-inline-hbox, .widget-radio");
    const labels = box ? all(".widget-label, .widget-label-basic", box) : [];
    const said = [...labels, element].map((one) => one.innerText.replace("\u200b", "").trim());
    return said.find((words) => words) ?? "without a name";
  }

  // A group of radio buttons is one stop of the Tab key: its first button stands for all.
  function stops(name) {
    const query = kinds.map(([, one]) => one).join(", ");
    const first = (one) => one === one.closest(".widget-radio-box").querySelector("input");
    return all(query, widgets(name)).filter((one) => seen(one) && (one.type !== "radio" || first(one)));
  }

  function named(elements, word) {
    return elements.map((element, place) => (element.dataset.course = `${word} ${place + 1}`));
  }

  // The output below a panel holds the same chart as text.
  const below = (name) => widgets(name).nextElementSibling;

  // Of a panel: the bytes of the picture, and the chart as text; never the controls, which always change. Of a
  // form: its words and what is entered.
  async function look(name) {
    const image = widgets(name).querySelector("img.widget-image");
    if (!image) {
      const words = all(".widget-html", widgets(name)).map((one) => one.innerText);
      const entered = (one) => one.ariaValueNow ?? (one.type === "radio" ? one.checked : one.value);
      return [[...words, ...all("select, input, .noUi-handle", widgets(name)).map(entered)].join("\n")];
    }
    const bytes = await fetch(image.src).then((answer) => answer.arrayBuffer(), () => new ArrayBuffer(0));
    const digest = await crypto.subtle.digest("SHA-1", bytes);
    return [new Uint8Array(digest).join(" "), below(name)?.querySelector("ul")?.innerText ?? ""];
  }

  // Until something changes in a panel or form, or the time is over: what a field holds changes unnoticed.
  const change = (name, time) =>
    new Promise((done) => {
      const watcher = new MutationObserver(stop);
      const timer = setTimeout(stop, time);
      function stop() {
        watcher.disconnect();
        clearTimeout(timer);
        done();
      }
      const what = { subtree: true, childList: true, characterData: true, attributes: true };
      for (const one of [widgets(name), below(name)]) if (one) watcher.observe(one, what);
    });

  // What is still not as wanted when the time is over: "picture", "text" of a panel, or "form".
  async function missing(name, time, wanted) {
    const end = performance.now() + time;
    let found;
    do {
      const news = change(name, 200); // what changes during the look, too
      const now = await look(name);
      if (now.length > 1 && widgets(name).querySelector("[role=alert]")) return []; // `errors` tells it
      const parts = now.length > 1 ? ["picture", "text"] : ["form"];
      found = parts.filter((part, place) => !wanted(now[place], place));
      if (found.length) await news;
    } while (found.length && performance.now() < end);
    return found;
  }

  return {
    errors: () =>
      // JupyterLab shows an error and a warning in the same kind of output.
      all('.jp-Notebook [data-mime-type$="stderr"], .jp-Notebook [data-mime-type$="error"]')
        .map((one) => `A cell failed or warned: ${one.innerText.slice(-300)}`)
        .concat(
          all('.jp-Notebook [role="alert"]')
            .filter((one) => one.innerText.trim())
            .map((one) => `An alarm is shown: ${one.innerText}`),
          all(".jp-Dialog").map((one) => `JupyterLab asks: ${one.innerText.slice(0, 200)}`),
          all('.jp-Notebook .jp-OutputArea [title="null"]').some(seen) ? ["A tooltip says “null”."] : [],
          all(".jp-Notebook .jp-OutputArea-child").every(filled) ? [] : ["An output is blank."]
        ),
    pictures: () =>
      all(".jp-OutputArea-output img")
        .filter((one) => seen(one) && one.complete && one.naturalWidth > 0)
        .map((one) => ({ alt: one.alt || one.title, dots: one.naturalWidth })),

    mark: () => {
      all(".jp-Notebook .jp-OutputArea-child").forEach((one) => (one.dataset.old = "yes"));
      began = false; // a short run may begin and end between two questions
      const watcher = new MutationObserver(() => {
        if (!cells().some(waits)) return;
        began = true;
        watcher.disconnect();
      });
      const what = { subtree: true, childList: true, characterData: true };
      watcher.observe(document.querySelector(".jp-Notebook"), what);
    },
    ready: (count, time) =>
      until(() => cells().length === count && kernel()?.connectionStatus === "connected" && idle(), time),
    rests: (time) =>
      until(
        () =>
          began &&
          idle() &&
          !cells().some(waits) &&
          !document.querySelector(".jp-Notebook").textContent.includes("Loading widget"),
        time
      ),
    notRun: () =>
      cells().flatMap((cell, place) =>
        cell.matches(".jp-CodeCell") &&
        !empty(cell) &&
        (!/^\[\d+\]:$/.test(prompt(cell)) || cell.querySelector("[data-old]"))
          ? [`Cell ${place} was not run.`]
          : []
      ),
    ran: (place, time) =>
      until(
        () => /^\[\d+\]:$/.test(prompt(cells()[place])) && !cells()[place].querySelector("[data-old]"),
        time
      ),

    open: async (path) => {
      await globalThis.jupyterapp.commands.execute("docmanager:open", { path });
    },
    // Without a question about what was not saved; all kernels end.
    leave: () => {
      for (const one of [...shell().widgets("main")]) one.dispose();
      return globalThis.jupyterapp.serviceManager.sessions.shutdownAll();
    },
    restart: () => kernel().restart(),
    asked: () => ({
      guesses: all(".jp-Notebook .widget-toggle-button").filter((one) => one.innerText.includes("guess")).length,
      claims: all(".jp-Notebook .widget-radio > .widget-label").map((one) => /C\d+/.exec(one.innerText)[0]),
    }),
    focusLink: (name) => {
      const leads = (one) => (one.dataset.commandlinkerArgs ?? one.href).includes(name);
      const link = all(".jp-RenderedMarkdown a").find(leads);
      link?.focus();
      return Boolean(link);
    },
    isOpen: (name, time) =>
      until(() => {
        const { context, content } = shell().currentWidget ?? {};
        return context?.path.endsWith(name) && context.isReady && content.widgets?.length > 0;
      }, time),
    backTo: (path) => {
      shell().currentWidget.dispose();
      for (const one of shell().widgets("main")) if (one.context?.path === path) shell().activateById(one.id);
    },

    panels: () =>
      named(all(".jp-Notebook img.widget-image").map((one) => one.closest(".jp-OutputArea-child")), "panel"),
    forms: () =>
      named(
        all(".jp-Notebook .jp-OutputArea-child").filter(
          (one) =>
            one.querySelector(".jupyter-widgets button, .jupyter-widgets select, .noUi-handle") &&
            !one.querySelector("img.widget-image")
        ),
        "form"
      ),
    controls: (name) => stops(name).map((one) => ({ kind: kindOf(one), label: labelOf(one) })),
    focus: (name, place) => stops(name)[place].focus(),
    hasFocus: (name, place) => document.activeElement === stops(name)[place],
    look,
    // What the control under the keyboard says of itself, right after a key and before any answer.
    entered: () => ["ariaValueNow", "checked", "value"].map((name) => document.activeElement[name]).join(),
    same: (name, before, time) => missing(name, time, (now, place) => now !== before[place]),
    other: (name, wanted, time) => missing(name, time, (now, place) => now === wanted[place]),
    focusText: (name) => below(name)?.querySelector("input[type=checkbox]")?.focus(),
    hasText: (name, time) => until(() => below(name)?.querySelector("ul li"), time),
  };
})();
