// Makes the heads of a comparison with sortable=true buttons. Without this script the table is the same, in the author's order.
for (const table of document.querySelectorAll(".abv-comparison[data-sortable] table")) {
  const body = table.tBodies[0], rows = [...body.rows], heads = [...table.tHead.rows[0].cells];
  const value = (row, i) => i ? row.cells[i].dataset.sort ?? "" : row.cells[0].lastElementChild.lastChild.textContent.trim();
  const order = new Intl.Collator(document.documentElement.lang || undefined, {numeric: true}).compare;
  heads.forEach((head, i) => {
    if (!rows.some(row => value(row, i))) return;
    const button = document.createElement("button");
    const numbers = rows.every(row => !isNaN(value(row, i)));
    button.type = "button";
    button.append(...head.childNodes);
    head.append(button);
    button.addEventListener("click", () => {
      const up = head.ariaSort !== "ascending";
      for (const other of heads) other.ariaSort = null;
      head.ariaSort = up ? "ascending" : "descending";
      // What is not known comes last, either way.
      body.append(...rows.toSorted((a, b) => {
        const x = value(a, i), y = value(b, i);
        return !x - !y || (numbers ? x - y : order(x, y)) * (up ? 1 : -1);
      }));
    });
  });
}
