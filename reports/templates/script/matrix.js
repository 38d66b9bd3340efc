"use strict";
(() => {
  const table = document.getElementById("matrix-table");
  if (!table) return;
  const body = table.tBodies[0];
  const heads = [...table.tHead.rows[0].cells];
  const value = (row, column) => row.cells[column].dataset.value;
  const plain = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
  const compare = (one, other, way) => {
    if (one === "" || other === "") return (one === "") - (other === ""); // what has no value comes last, either way
    const difference = Number(one) - Number(other);
    return way * (Number.isNaN(difference) ? one.localeCompare(other) : difference);
  };
  heads.forEach((head, column) => {
    head.querySelector("button").addEventListener("click", () => {
      const way = head.getAttribute("aria-sort") === "ascending" ? -1 : 1;
      heads.forEach((each) => each.removeAttribute("aria-sort"));
      head.setAttribute("aria-sort", way > 0 ? "ascending" : "descending");
      body.append(...[...body.rows].sort((a, b) => compare(value(a, column), value(b, column), way)));
    });
  });
  document.getElementById("matrix-filter").addEventListener("input", (event) => {
    const wanted = plain(event.target.value);
    for (const row of body.rows) row.hidden = !plain(row.textContent).includes(wanted);
  });
})();
