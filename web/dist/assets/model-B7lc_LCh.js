<<<<<<< HEAD
<<<<<<<< HEAD:web/dist/assets/model-B7lc_LCh.js
import{l as e}from"./index-Babz3jyK.js";function t(){return e(`/model.json`)}function n(e,t,n){return e.enums[t]?.values.find(e=>e.name===n)?.term??{en:n,zh:n}}function r(e,t){return e.entities.find(e=>e.name===t)}export{n,t as r,r as t};
========
import{l as e}from"./index-Cqrwxqrp.js";function t(){return e(`/model.json`)}function n(e,t,n){return e.enums[t]?.values.find(e=>e.name===n)?.term??{en:n,zh:n}}function r(e,t){return e.entities.find(e=>e.name===t)}export{n,t as r,r as t};
>>>>>>>> forms14:web/dist/assets/model-B8y9_h0b.js
=======
import{l as e}from"./index-Babz3jyK.js";function t(){return e(`/model.json`)}function n(e,t,n){return e.enums[t]?.values.find(e=>e.name===n)?.term??{en:n,zh:n}}function r(e,t){return e.entities.find(e=>e.name===t)}export{n,t as r,r as t};
>>>>>>> work14
