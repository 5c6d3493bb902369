import { App } from "./app.js";
import { Connection } from "./connection.js";
import { chooseFirstLanguage } from "./language.js";
import { World } from "./world.js";

const root = document.getElementById("app");
if (!root) throw new Error("The page has no place for the app");

chooseFirstLanguage();
const world = new World();
new App(root, world);
new Connection(world).open();
document.addEventListener("visibilitychange", () => world.changed());
