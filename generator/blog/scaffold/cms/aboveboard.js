// What Decap CMS needs for Aboveboard's sources and shortcodes. Written by `aboveboard init --cms`.
(function () {
  "use strict";

  // A value that is words, a number, a list or a group of lines is edited as text: words as they
  // are, a list with "- " before each item, a group as `key: value` lines. What is deeper is JSON.
  var line = /^([A-Za-z0-9][\w.-]*):\s*(.*)$/;

  function flow(value) {
    return value !== null && typeof value === "object" ? JSON.stringify(value) : String(value === null || value === undefined ? "" : value);
  }

  function toText(value) {
    if (value && value.toJS) value = value.toJS();
    if (value instanceof Date) return value.toISOString().slice(0, 10);
    if (Array.isArray(value)) return value.map(function (v) { return "- " + flow(v); }).join("\n");
    if (value !== null && typeof value === "object") {
      return Object.keys(value).map(function (key) { return key + ": " + flow(value[key]); }).join("\n");
    }
    return flow(value);
  }

  function scalar(text) {
    text = text.trim();
    if (/^[[{"]/.test(text)) {
      try { return JSON.parse(text); } catch (e) { return text; }
    }
    return /^-?(0|[1-9]\d{0,14})(\.\d+)?$/.test(text) ? Number(text) : text;
  }

  function fromText(text, grouped) {
    var lines = text.split("\n").filter(function (l) { return l.trim() !== ""; });
    if (!lines.length) return undefined;
    if (lines.every(function (l) { return /^- /.test(l); })) return lines.map(function (l) { return scalar(l.slice(2)); });
    if (grouped && lines.every(function (l) { return line.test(l); })) {
      var group = {};
      lines.forEach(function (l) {
        var parts = line.exec(l);
        group[parts[1]] = scalar(parts[2]);
      });
      // Decap makes the name of a new file of it, by its first words.
      Object.defineProperty(group, "toString", { value: function () { return String(Object.values(group)[0]); } });
      return group;
    }
    return grouped ? scalar(text) : text;
  }

  var Lines = createClass({
    getInitialState: function () { return { typed: null }; }, // the text while somebody types
    change: function (e) {
      this.setState({ typed: e.target.value });
      this.props.onChange(fromText(e.target.value, true));
    },
    leave: function () {
      this.setState({ typed: null });
      this.props.setInactiveStyle();
    },
    render: function () {
      var text = this.state.typed === null ? toText(this.props.value) : this.state.typed;
      return h("textarea", {
        id: this.props.forID, className: this.props.classNameWrapper, value: text, onChange: this.change,
        onFocus: this.props.setActiveStyle, onBlur: this.leave,
        rows: Math.max(2, text.split("\n").length), style: { fontFamily: "monospace" },
      });
    },
  });

  CMS.registerWidget("aboveboard", Lines, createClass({
    render: function () { return h("pre", {}, toText(this.props.value)); },
  }));

  function quoted(text) { return '"' + String(text || "").replace(/\\/g, "\\\\").replace(/"/g, '\\"') + '"'; }
  function shown(text) { return String(text || "").replace(/[&<>"]/g, function (c) { return "&#" + c.charCodeAt(0) + ";"; }); }

  // A shortcode that names what it shows by an id.
  function ofID(name, label, collection, field) {
    CMS.registerEditorComponent({
      id: "aboveboard-" + name, label: label,
      fields: [{ name: "id", label: label, widget: "relation", collection: collection, search_fields: [field], value_field: "{{slug}}", display_fields: [field] }],
      pattern: new RegExp("^{{< " + name + " ([\\w-]+) >}}$", "m"),
      fromBlock: function (match) { return { id: match[1] }; },
      toBlock: function (data) { return "{{< " + name + " " + (data.id || "") + " >}}"; },
      toPreview: function (data) { return "<p><strong>" + shown(label) + "</strong> " + shown(data.id) + "</p>"; },
    });
  }
  ofID("comparison", "Comparison table", "comparisons", "title");
  ofID("differences", "What differs", "comparisons", "title");
  ofID("verdict", "Verdict", "comparisons", "title");
  ofID("product", "Product box", "products", "name");
  ofID("program", "Program box", "programs", "name");

  CMS.registerEditorComponent({
    id: "aboveboard-disclosure", label: "Disclosure", fields: [],
    pattern: /^{{< disclosure >}}$/m,
    fromBlock: function () { return {}; },
    toBlock: function () { return "{{< disclosure >}}"; },
    toPreview: function () { return "<p><em>The disclosure</em></p>"; },
  });

  CMS.registerEditorComponent({
    id: "aboveboard-paid-link", label: "Paid link",
    fields: [
      { name: "program", label: "Program, or a link of links.yaml", widget: "string" },
      { name: "target", label: "Number or address of the product", hint: "Leave it empty for a link of links.yaml", widget: "string", required: false },
      { name: "words", label: "Words to click on", widget: "string" },
    ],
    pattern: /^{{< paid-link ([\w-]+)(?: (?:"((?:[^"\\]|\\.)*)"|([^\s"]+)))? >}}([^\n]*?){{< \/paid-link >}}$/m,
    fromBlock: function (match) { return { program: match[1], target: (match[2] || "").replace(/\\(.)/g, "$1") || match[3] || "", words: match[4] }; },
    toBlock: function (data) {
      return "{{< paid-link " + (data.program || "") + (data.target ? " " + quoted(data.target) : "") + " >}}" + (data.words || "") + "{{< /paid-link >}}";
    },
    toPreview: function (data) { return "<p><u>" + shown(data.words) + "</u> (" + shown(data.program) + ")</p>"; },
  });
})();
