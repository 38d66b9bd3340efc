// A page opened from a folder may start no worker, and the theme's search is one: there, a hidden frame does its work.
// By the name IFrameWorker the theme knows that it is so.
if (location.protocol === "file:") {
  // What the worker's script asks its surroundings for.
  const surroundings = {
    postMessage(message) {
      parent.postMessage(message, "*");
    },
    async importScripts(...urls) {
      for (const src of urls) {
        await new Promise((onload) => document.body.append(Object.assign(document.createElement("script"), { src, onload })));
      }
    },
  };

  window.Worker = window.IFrameWorker = class extends EventTarget {
    constructor(url) {
      super();
      this.frame = document.body.appendChild(Object.assign(document.createElement("iframe"), { hidden: true }));
      const page = this.frame.contentDocument;
      page.open();
      page.write(`<body><script>Object.assign(window, {${Object.values(surroundings)}})</script><script src="${url}"></script>`);
      page.close();
      this.ready = new Promise((resolve) => this.frame.contentWindow.addEventListener("load", resolve));
      addEventListener("message", ({ source, data }) => {
        if (source === this.frame.contentWindow) this.dispatchEvent(new MessageEvent("message", { data }));
      });
    }

    postMessage(data) {
      this.ready.then(() => this.frame.contentWindow.dispatchEvent(new MessageEvent("message", { data })));
    }

    terminate() {
      this.frame.remove();
    }
  };
}

// What is found is in the language of the page: the theme searches all languages at once.
const spanish = document.documentElement.lang === "es";
const post = Worker.prototype.postMessage;
Worker.prototype.postMessage = function (message) {
  const docs = message.data?.docs?.filter(({ location }) => location.startsWith("es/") === spanish);
  post.call(this, docs ? { ...message, data: { ...message.data, docs } } : message);
};
