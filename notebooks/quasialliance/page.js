// Runs when a box of controls appears on the page. `this` is the style element in it.
const box = this.closest(".widget-box");
if (!box) return;
box.classList.add("quasialliance");

// Keys with Shift, Ctrl, Alt or Cmd go on to JupyterLab, so Shift + Enter still runs the cell.
box.addEventListener("keydown", (event) => {
  if (!event.shiftKey && !event.ctrlKey && !event.altKey && !event.metaKey) event.stopPropagation();
});

// Only what is new: each change of an attribute calls the observer below again.
const set = (element, attribute, value) => {
  if (element.getAttribute(attribute) !== value) element.setAttribute(attribute, value);
};
const all = (query, within = box) => [...within.querySelectorAll(query)];

function nameOf(widget) {
  const label = widget.querySelector(".widget-label");
  return label ? label.title || label.textContent.trim() : "";
}

// The two ends of a range, which is written as "2004-2010" or "2004-01-2010-06".
function ends(words) {
  const parts = words.split(words.includes("–") ? "–" : "-").map((part) => part.trim());
  const half = parts.length / 2;
  return [parts.slice(0, half).join("-"), parts.slice(half).join("-")];
}

// A slider says its name and what stands beside it, not the number of the step. The words beside it are no
// stop of the Tab key of their own.
function slider(widget) {
  const readout = widget.querySelector(".widget-readout");
  const handles = all(".noUi-handle", widget);
  const range = handles.length === 2;
  const values = range ? ends(readout.textContent) : [readout.textContent];
  handles.forEach((handle, turn) => {
    set(handle, "aria-label", nameOf(widget) + (range ? [", from", ", to"][turn] : ""));
    if (values[turn]) set(handle, "aria-valuetext", values[turn]);
  });
  set(readout, "tabindex", "-1");
}

function describeControls() {
  all(".widget-slider").forEach(slider);
  all(".widget-radio").forEach((widget) => {
    const group = widget.querySelector(".widget-radio-box");
    set(group, "role", "radiogroup");
    set(group, "aria-label", nameOf(widget));
  });
  all(".widget-toggle-button").forEach((button) =>
    set(button, "aria-pressed", String(button.classList.contains("mod-active")))
  );
  // Words that change are read out only if their place was announced before they changed.
  all(".widget-html-content").forEach((place) => {
    if (place.querySelector("[role=status], [role=alert]")) set(place, "aria-live", "polite");
  });
}
const watched = { subtree: true, childList: true, attributeFilter: ["aria-valuetext", "class"] };
new MutationObserver(describeControls).observe(box, watched);
describeControls();

// JupyterLab drops the alternative text of pictures. The caption below each of them is that text.
const notebook = box.closest(".jp-Notebook");
if (!notebook || notebook.dataset.quasialliance) return;
notebook.dataset.quasialliance = "pictures have words";
let waiting = null;
function describePictures() {
  waiting = null;
  all(".jp-RenderedImage img:not([alt])", notebook).forEach((picture) => {
    const below = picture.closest(".jp-OutputArea-child")?.nextElementSibling;
    const caption = below?.querySelector("details") && below.querySelector("p > em");
    if (caption) picture.alt = caption.textContent;
  });
}
const soon = () => (waiting ??= setTimeout(describePictures, 150));
new MutationObserver(soon).observe(notebook, { subtree: true, childList: true });
describePictures();
