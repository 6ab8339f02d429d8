/* A stand-in for Worker where pages come from a folder: browsers start no worker from file://, so the theme's search would
   be dead there. It runs the worker's script in a hidden iframe: what is posted to it arrives as its "message" event, what it
   posts comes back as ours. Only what the search worker uses is there: postMessage, onmessage, addEventListener, importScripts. */
if (location.protocol === "file:") {
  window.IFrameWorker = window.Worker = class extends EventTarget {
    constructor(url) {
      super();
      this.onmessage = null;
      const frame = document.createElement("iframe");
      frame.hidden = true;
      frame.title = "Search";
      this.ready = new Promise((resolve) => {
        const start = () => {
          document.body.append(frame);
          const inside = frame.contentWindow;
          inside.postMessage = (data) => this.receive(data);
          inside.importScripts = (...urls) => urls.reduce((done, next) => done.then(() => load(inside, next)), Promise.resolve());
          resolve(load(inside, url).then(() => inside));
        };
        if (document.body) start();
        else addEventListener("DOMContentLoaded", start);
      });
      this.frame = frame;
    }

    postMessage(data) {
      this.ready.then((inside) => inside.dispatchEvent(new inside.MessageEvent("message", { data })));
    }

    receive(data) {
      const event = new MessageEvent("message", { data });
      this.dispatchEvent(event);
      if (this.onmessage) this.onmessage(event);
    }

    terminate() {
      this.frame.remove();
    }
  };

  const load = (inside, url) =>
    new Promise((resolve, reject) => {
      const script = inside.document.createElement("script");
      script.src = url;
      script.onload = resolve;
      script.onerror = () => reject(new Error("cannot load " + url));
      inside.document.head.append(script);
    });
}
