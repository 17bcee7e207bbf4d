// Shows the page that Python made, and hands clicks and filters back as addresses.
export default function ({ data, parentElement, setTriggerValue }) {
  let root = parentElement.querySelector("#dateline");
  if (root.shown !== data.html) {
    root.innerHTML = data.html; // escaped by the templates
    const moved = root.shown !== undefined && root.address !== data.address;
    root.shown = data.html;
    if (root.address !== undefined || data.anchor) arrive(root, data, moved);
    root.address = data.address;
  }
  const go = (address) => setTriggerValue("go", address);
  root.onclick = (event) => {
    const link = event.target.closest("a[href]");
    if (!link || event.button || event.metaKey || event.ctrlKey || event.shiftKey) return;
    const address = link.getAttribute("href");
    if (address.startsWith("#")) {
      event.preventDefault();
      const target = root.querySelector(address);
      target.setAttribute("tabindex", "-1");
      target.focus();
    } else if (!/^[a-z]+:/.test(address)) {
      event.preventDefault();
      go(address);
    }
  };
  root.onsubmit = (event) => {
    event.preventDefault();
    const said = [...new FormData(event.target)].filter(([, value]) => value);
    const query = new URLSearchParams(said).toString();
    go(event.target.getAttribute("action") + (query ? "?" + query : ""));
  };
  root.onchange = (event) => {
    if (event.target.matches("select[data-now]")) event.target.form.requestSubmit();
  };
  tips(root);
}

// After a move: the new page from its top, or from the sentence asked for, with the focus there.
function arrive(root, data, moved) {
  const anchor = data.anchor && root.querySelector("#" + CSS.escape(data.anchor));
  const target = anchor || root.querySelector("h1");
  if (!target) return;
  if (moved || anchor) {
    target.setAttribute("tabindex", "-1");
    target.focus({ preventScroll: true });
    (anchor || root).scrollIntoView({ block: anchor ? "center" : "start" });
  }
}

// One tip for whatever carries data-tip, shown on hover and on focus, closed by Escape.
function tips(root) {
  const tip = root.parentNode.querySelector("#tip");
  const show = (event) => {
    const owner = event.target.closest && event.target.closest("[data-tip]");
    if (!owner) return hide();
    tip.textContent = owner.dataset.tip;
    tip.hidden = false;
    const box = (owner.getClientRects()[0] || owner.getBoundingClientRect());
    const width = tip.offsetWidth, edge = document.documentElement.clientWidth;
    const left = Math.max(8, Math.min(box.left + box.width / 2 - width / 2, edge - width - 8));
    const above = box.top - tip.offsetHeight - 8;
    tip.style.left = left + "px";
    tip.style.top = (above > 4 ? above : box.bottom + 8) + "px";
  };
  const hide = () => { tip.hidden = true; };
  root.onmouseover = root.onfocusin = show;
  root.addEventListener("focusin", show);
  root.onmouseleave = hide;
  root.addEventListener("focusout", hide);
  root.onkeydown = (event) => { if (event.key === "Escape") hide(); };
}
