// Shows the page that Python made, and hands clicks and filters back as addresses.
export default function ({ data, parentElement, setTriggerValue }) {
  const root = parentElement.querySelector("#dateline");
  if (root.shown !== data.html) {
    root.innerHTML = data.html; // escaped by the templates
    root.shown = data.html;
    arrive(root, data);
  }
  const go = (address) => setTriggerValue("go", address);
  root.onclick = (event) => {
    const skip = event.target.closest(".skip");
    if (skip) return focused(root.querySelector("#" + skip.dataset.to));
    const link = event.target.closest("a[href]");
    if (!link || event.button || event.metaKey || event.ctrlKey || event.shiftKey) return;
    const address = link.getAttribute("href");
    if (!/^[a-z]+:/.test(address)) {
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
  tips(root);
}

// After a move: the new page from its top, or from the sentence asked for, with the focus there.
// Streamlit may have put a new element in the place of the old one, so the window remembers.
function arrive(root, data) {
  const moved = window.datelineAddress !== undefined && window.datelineAddress !== data.address;
  window.datelineAddress = data.address;
  const anchor = data.anchor && root.querySelector("#" + CSS.escape(data.anchor));
  const target = anchor || root.querySelector("h1");
  if (!target || !(moved || anchor)) return;
  focused(target, { preventScroll: true });
  (anchor || root).scrollIntoView({ block: anchor ? "center" : "start" });
}

function focused(target, options) {
  target.setAttribute("tabindex", "-1");
  target.focus(options);
}

// One tip for whatever carries data-tip, shown on hover and on focus, closed by Escape.
function tips(root) {
  const tip = root.parentNode.querySelector("#tip");
  const show = (event) => {
    const owner = event.target.closest && event.target.closest("[data-tip]");
    if (!owner) return hide();
    tip.textContent = owner.dataset.tip;
    if (!owner.hasAttribute("aria-label")) owner.setAttribute("aria-describedby", "tip");
    tip.hidden = false;
    const box = (owner.getClientRects()[0] || owner.getBoundingClientRect());
    const width = tip.offsetWidth, edge = document.documentElement.clientWidth;
    const left = Math.max(8, Math.min(box.left + box.width / 2 - width / 2, edge - width - 8));
    const above = box.top - tip.offsetHeight - 8;
    tip.style.left = left + "px";
    tip.style.top = (above > 4 ? above : box.bottom + 8) + "px";
  };
  const hide = () => { tip.hidden = true; };
  root.onmouseover = show;
  root.onmouseleave = hide;
  if (!root.wired) {
    root.addEventListener("focusin", show);
    root.addEventListener("focusout", hide);
    root.wired = true;
  }
  root.onkeydown = (event) => { if (event.key === "Escape") hide(); };
}
