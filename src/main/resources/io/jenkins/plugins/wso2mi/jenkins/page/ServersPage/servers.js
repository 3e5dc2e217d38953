/* Asks the servers of an application what they run, and shows it as a table. */
(function () {
  "use strict";

  function start() {
    const root = document.getElementById("wso2-mi-servers");
    if (root === null) {
      return;
    }
    const button = document.getElementById("wso2-mi-ask");
    button.addEventListener("click", () => {
      button.disabled = true;
      say(root.dataset.asking);
      ask(document.getElementById("wso2-mi-resource").value)
        .then(show)
        .catch((e) => show({ sentence: root.dataset.failed + ": " + e.message, columns: [], rows: [], troubles: [] }))
        .finally(() => (button.disabled = false));
    });
  }

  function ask(resource) {
    const options = { method: "POST", headers: window.crumb.wrap({}), body: new URLSearchParams({ resource }) };
    return fetch("ask", options).then((answer) => {
      const plain = (answer.headers.get("Content-Type") || "").startsWith("text/plain");
      const fault = () => Promise.resolve(plain ? answer.text() : answer.status);
      return answer.ok ? answer.json() : fault().then((words) => Promise.reject(new Error(words)));
    });
  }

  /* Everything is put in as text: what servers say is not markup. What was told before goes. */
  function show(told) {
    say(told.sentence);
    const table = document.getElementById("wso2-mi-told");
    table.hidden = told.rows.length === 0;
    table.tHead.replaceChildren(row(told.columns, "th"));
    table.tBodies[0].replaceChildren(...told.rows.map((cells) => row(cells, "td")));
    document.getElementById("wso2-mi-troubles").replaceChildren(...told.troubles.map((words) => element("li", words)));
  }

  function row(cells, kind) {
    const line = document.createElement("tr");
    line.replaceChildren(...cells.map((words) => element(kind, words)));
    return line;
  }

  function element(kind, words) {
    const one = document.createElement(kind);
    one.textContent = words;
    return one;
  }

  function say(words) {
    document.getElementById("wso2-mi-said").textContent = words;
  }

  document.addEventListener("DOMContentLoaded", start);
})();
