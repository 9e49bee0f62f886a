// A press of the mouse takes the focus from a field before it is a click. A fault that were shown at once would move the
// button away from under the pointer.
let down = false;
const waiting: (() => void)[] = [];

function up() {
  down = false;
  setTimeout(() => waiting.splice(0).forEach((then) => then())); // after the click
}

window.addEventListener('pointerdown', () => (down = true), true);
window.addEventListener('pointerup', up, true);
window.addEventListener('pointercancel', up, true);

/** whenReleased calls at once, or when the pointer is no longer pressed. */
export function whenReleased(then: () => void): void {
  if (down) waiting.push(then);
  else then();
}
