// Code that is far below, or folded away, needs nothing until the reader comes near; nor
// do signatures and sources ever. An address with code wants it run; and who goes by keys
// may jump far, over a button that isn't there yet.
export function whenNear(load) {
  let watch;
  return (selector) => new Promise((resolve) => {
    watch?.disconnect();
    const come = () => { watch.disconnect(); resolve(load()); };
    document.addEventListener("keydown", come, { once: true });
    watch = new IntersectionObserver((seen) => {
      if (seen.some(({ isIntersecting }) => isIntersecting)) come();
    }, { rootMargin: "100%" });
    document.querySelectorAll(`${selector}:not(.doc-signature, .mkdocstrings-source *)`)
      .forEach((block) => watch.observe(block));
    if (location.hash.startsWith("#code=")) come();
  });
}
