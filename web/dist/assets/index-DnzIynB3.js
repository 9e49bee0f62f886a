const __vite__mapDeps=(i,m=__vite__mapDeps,d=(m.f||(m.f=["assets/overview-Bl5NagyQ.js","assets/overview-B82Xil1W.js","assets/unit-D-yNDDaW.js","assets/table-scroll-CT85S932.js","assets/table-scroll-BODkkZ-X.css","assets/section-Cnc6p18z.js","assets/section-C63PCMqO.css","assets/overview-eyvgkhx0.css","assets/reconciliation-C6BmutU_.js","assets/nodes-mmDI86VZ.js","assets/reconciliation-BbQSG9jA.css","assets/quality-BhxUaXXK.js","assets/quality-DljSHsrG.css","assets/screen-CWJMGxLK.js","assets/screen-CmZdXOX2.css","assets/assessment-jhvAEY_i.js","assets/assessment-C4q7C5UK.css"])))=>i.map(i=>d[i]);
/* empty css             */var e,t,n,r,i,a,o,s,c,l,u,d,f,p,m,h,g={},_=[],v=/acit|ex(?:s|g|n|p|$)|rph|grid|ows|mnc|ntw|ine[ch]|zoo|^ord|itera/i,y=Array.isArray;function b(e,t){for(var n in t)e[n]=t[n];return e}function ee(e){e&&e.parentNode&&e.parentNode.removeChild(e)}function x(t,n,r){var i,a,o,s={};for(o in n)o==`key`?i=n[o]:o==`ref`?a=n[o]:s[o]=n[o];if(arguments.length>2&&(s.children=arguments.length>3?e.call(arguments,2):r),typeof t==`function`&&t.defaultProps!=null)for(o in t.defaultProps)s[o]===void 0&&(s[o]=t.defaultProps[o]);return S(t,s,i,a,null)}function S(e,r,i,a,o){var s={type:e,props:r,key:i,ref:a,__k:null,__:null,__b:0,__e:null,__c:null,constructor:void 0,__v:o??++n,__i:-1,__u:0};return o==null&&t.vnode!=null&&t.vnode(s),s}function C(e){return e.children}function w(e,t){this.props=e,this.context=t}function T(e,t){if(t==null)return e.__?T(e.__,e.__i+1):null;for(var n;t<e.__k.length;t++)if((n=e.__k[t])!=null&&n.__e!=null)return n.__e;return typeof e.type==`function`?T(e):null}function E(e){if(e.__P&&e.__d){var n=e.__v,r=n.__e,i=[],a=[],o=b({},n);o.__v=n.__v+1,t.vnode&&t.vnode(o),se(e.__P,o,n,e.__n,e.__P.namespaceURI,32&n.__u?[r]:null,i,r??T(n),!!(32&n.__u),a),o.__v=n.__v,o.__.__k[o.__i]=o,le(i,o,a),n.__e=n.__=null,o.__e!=r&&D(o)}}function D(e){if((e=e.__)!=null&&e.__c!=null)return e.__e=e.__c.base=null,e.__k.some(function(t){if(t!=null&&t.__e!=null)return e.__e=e.__c.base=t.__e}),D(e)}function O(e){(!e.__d&&(e.__d=!0)&&i.push(e)&&!k.__r++||a!=t.debounceRendering)&&((a=t.debounceRendering)||o)(k)}function k(){try{for(var e,t=1;i.length;)i.length>t&&i.sort(s),e=i.shift(),t=i.length,E(e)}finally{i.length=k.__r=0}}function te(e,t,n,r,i,a,o,s,c,l,u){var d,f,p,m,h,v,y=r&&r.__k||_,b=t.length;for(c=ne(n,t,y,c,b),d=0;d<b;d++)(p=n.__k[d])!=null&&(f=p.__i!=-1&&y[p.__i]||g,p.__i=d,v=se(e,p,f,i,a,o,s,c,l,u),m=p.__e,p.ref&&f.ref!=p.ref&&(f.ref&&fe(f.ref,null,p),u.push(p.ref,p.__c||m,p)),h==null&&m!=null&&(h=m),4&p.__u?(c=A(p,c,e),f.__e&&(f.__e=null)):typeof p.type==`function`&&v!==void 0?c=v:m&&(c=m.nextSibling),p.__u&=-7);return n.__e=h,c}function ne(e,t,n,r,i){var a,o,s,c,l,u=n.length,d=u,f=0;for(e.__k=Array(i),a=0;a<i;a++)(o=t[a])!=null&&typeof o!=`boolean`&&typeof o!=`function`?(typeof o==`string`||typeof o==`number`||typeof o==`bigint`||o.constructor==String?o=e.__k[a]=S(null,o,null,null,null):y(o)?o=e.__k[a]=S(C,{children:o},null,null,null):o.constructor===void 0&&o.__b>0?o=e.__k[a]=S(o.type,o.props,o.key,o.ref?o.ref:null,o.__v):e.__k[a]=o,c=a+f,o.__=e,o.__b=e.__b+1,s=null,(l=o.__i=j(o,n,c,d))!=-1&&(d--,(s=n[l])&&(s.__u|=2)),s==null||s.__v==null?(l==-1&&(i>u?f--:i<u&&f++),typeof o.type!=`function`&&(o.__u|=4)):l!=c&&(l==c-1?f--:l==c+1?f++:(l>c?f--:f++,o.__u|=4))):e.__k[a]=null;if(d)for(a=0;a<u;a++)(s=n[a])!=null&&!(2&s.__u)&&(s.__e==r&&(r=T(s)),pe(s,s));return r}function A(e,t,n){var r,i;if(typeof e.type==`function`){for(r=e.__k,i=0;r&&i<r.length;i++)r[i]&&(r[i].__=e,t=A(r[i],t,n));return t}e.__e!=t&&(t&&e.type&&!t.parentNode&&(t=T(e)),t=n.insertBefore(e.__e,t||null));do t&&=t.nextSibling;while(t!=null&&t.nodeType==8);return t}function re(e,t){return t||=[],e==null||typeof e==`boolean`||(y(e)?e.some(function(e){re(e,t)}):t.push(e)),t}function j(e,t,n,r){var i,a,o,s=e.key,c=e.type,l=t[n],u=l!=null&&!(2&l.__u);if(l===null&&s==null||u&&s==l.key&&c==l.type)return n;if(r>+!!u){for(i=n-1,a=n+1;i>=0||a<t.length;)if((l=t[o=i>=0?i--:a++])!=null&&!(2&l.__u)&&s==l.key&&c==l.type)return o}return-1}function ie(e,t,n){t[0]==`-`?e.setProperty(t,n??``):e[t]=n==null?``:typeof n!=`number`||v.test(t)?n:n+`px`}function ae(e,t,n,r,i){var a,o;n:if(t==`style`){if(typeof n==`string`)e.style.cssText=n;else{if(typeof r==`string`&&(e.style.cssText=r=``),r)for(t in r)n&&t in n||ie(e.style,t,``);if(n)for(t in n)r&&n[t]==r[t]||ie(e.style,t,n[t])}}else if(t[0]==`o`&&t[1]==`n`)a=t!=(t=t.replace(d,`$1`)),o=t.toLowerCase(),t=o in e||t==`onFocusOut`||t==`onFocusIn`?o.slice(2):t.slice(2),e.l||={},e.l[t+a]=n,n?r?n[u]=r[u]:(n[u]=f,e.addEventListener(t,a?m:p,a)):e.removeEventListener(t,a?m:p,a);else{if(i==`http://www.w3.org/2000/svg`)t=t.replace(/xlink(H|:h)/,`h`).replace(/sName$/,`s`);else if(t!=`width`&&t!=`height`&&t!=`href`&&t!=`list`&&t!=`form`&&t!=`tabIndex`&&t!=`download`&&t!=`rowSpan`&&t!=`colSpan`&&t!=`role`&&t!=`popover`&&t in e)try{e[t]=n??``;break n}catch{}typeof n==`function`||(n==null||!1===n&&t[4]!=`-`?e.removeAttribute(t):e.setAttribute(t,t==`popover`&&n==1?``:n))}}function oe(e){return function(n){if(this.l){var r=this.l[n.type+e];if(n[l]==null)n[l]=f++;else if(n[l]<r[u])return;return r(t.event?t.event(n):n)}}}function se(e,n,r,i,a,o,s,c,l,u){var d,f,p,m,h,g,v,x,S,E,D,O,k,ne,A,re,j=n.type;if(n.constructor!==void 0)return null;128&r.__u&&(l=!!(32&r.__u),o=[c=n.__e=r.__e]),(d=t.__b)&&d(n);n:if(typeof j==`function`){f=s.length;try{if(S=n.props,E=j.prototype&&j.prototype.render,D=(d=j.contextType)&&i[d.__c],O=d?D?D.props.value:d.__:i,r.__c?x=(p=n.__c=r.__c).__=p.__E:(E?n.__c=p=new j(S,O):(n.__c=p=new w(S,O),p.constructor=j,p.render=me),D&&D.sub(p),p.state||(p.state={}),p.__n=i,m=p.__d=!0,p.__h=[],p._sb=[]),E&&p.__s==null&&(p.__s=p.state),E&&j.getDerivedStateFromProps!=null&&(p.__s==p.state&&(p.__s=b({},p.__s)),b(p.__s,j.getDerivedStateFromProps(S,p.__s))),h=p.props,g=p.state,p.__v=n,m)E&&j.getDerivedStateFromProps==null&&p.componentWillMount!=null&&p.componentWillMount(),E&&p.componentDidMount!=null&&p.__h.push(p.componentDidMount);else{if(E&&j.getDerivedStateFromProps==null&&S!==h&&p.componentWillReceiveProps!=null&&p.componentWillReceiveProps(S,O),n.__v==r.__v||!p.__e&&p.shouldComponentUpdate!=null&&!1===p.shouldComponentUpdate(S,p.__s,O)){n.__v!=r.__v&&(p.props=S,p.state=p.__s,p.__d=!1),n.__e=r.__e,n.__k=r.__k,n.__k.some(function(e){e&&(e.__=n)}),_.push.apply(p.__h,p._sb),p._sb=[],p.__h.length&&s.push(p),c=T(r);break n}p.componentWillUpdate!=null&&p.componentWillUpdate(S,p.__s,O),E&&p.componentDidUpdate!=null&&p.__h.push(function(){p.componentDidUpdate(h,g,v)})}if(p.context=O,p.props=S,p.__P=e,p.__e=!1,k=t.__r,ne=0,E)p.state=p.__s,p.__d=!1,k&&k(n),d=p.render(p.props,p.state,p.context),_.push.apply(p.__h,p._sb),p._sb=[];else do p.__d=!1,k&&k(n),d=p.render(p.props,p.state,p.context),p.state=p.__s;while(p.__d&&++ne<25);p.state=p.__s,p.getChildContext!=null&&(i=b(b({},i),p.getChildContext())),E&&!m&&p.getSnapshotBeforeUpdate!=null&&(v=p.getSnapshotBeforeUpdate(h,g)),A=d!=null&&d.type===C&&d.key==null?ue(d.props.children):d,c=te(e,y(A)?A:[A],n,r,i,a,o,s,c,l,u),p.base=n.__e,n.__u&=-161,p.__h.length&&s.push(p),x&&(p.__E=p.__=null)}catch(e){if(s.length=f,n.__v=null,l||o!=null){if(e.then){for(n.__u|=l?160:128;c&&c.nodeType==8&&c.nextSibling;)c=c.nextSibling;o!=null&&(o[o.indexOf(c)]=null),n.__e=c}else if(o!=null)for(re=o.length;re--;)ee(o[re])}else n.__e=r.__e;n.__k??=r.__k||[],e.then||ce(n),t.__e(e,n,r)}}else o==null&&n.__v==r.__v?(n.__k=r.__k,n.__e=r.__e):c=n.__e=de(r.__e,n,r,i,a,o,s,l,u);return(d=t.diffed)&&d(n),128&n.__u?void 0:c}function ce(e){e&&(e.__c&&(e.__c.__e=!0),e.__k&&e.__k.some(ce))}function le(e,n,r){for(var i=0;i<r.length;i++)fe(r[i],r[++i],r[++i]);t.__c&&t.__c(n,e),e.some(function(n){try{e=n.__h,n.__h=[],e.some(function(e){e.call(n)})}catch(e){t.__e(e,n.__v)}})}function ue(e){return typeof e!=`object`||!e||e.__b>0?e:y(e)?e.map(ue):e.constructor===void 0?b({},e):null}function de(n,r,i,a,o,s,c,l,u){var d,f,p,m,h,_,v,b=i.props||g,x=r.props,S=r.type;if(S==`svg`?o=`http://www.w3.org/2000/svg`:S==`math`?o=`http://www.w3.org/1998/Math/MathML`:o||=`http://www.w3.org/1999/xhtml`,s!=null){for(d=0;d<s.length;d++)if((h=s[d])&&`setAttribute`in h==!!S&&(S?h.localName==S:h.nodeType==3)){n=h,s[d]=null;break}}if(n==null){if(S==null)return document.createTextNode(x);n=document.createElementNS(o,S,x.is&&x),l&&=(t.__m&&t.__m(r,s),!1),s=null}if(S==null)b===x||l&&n.data==x||(n.data=x);else{if(s=S==`textarea`&&x.defaultValue!=null?null:s&&e.call(n.childNodes),!l&&s!=null)for(b={},d=0;d<n.attributes.length;d++)b[(h=n.attributes[d]).name]=h.value;for(d in b)h=b[d],d==`dangerouslySetInnerHTML`?p=h:d==`children`||d in x||d==`value`&&`defaultValue`in x||d==`checked`&&`defaultChecked`in x||ae(n,d,null,h,o);for(d in x)h=x[d],d==`children`?m=h:d==`dangerouslySetInnerHTML`?f=h:d==`value`?_=h:d==`checked`?v=h:l&&typeof h!=`function`||b[d]===h||ae(n,d,h,b[d],o);if(f)l||p&&(f.__html==p.__html||f.__html==n.innerHTML)||(n.innerHTML=f.__html),r.__k=[];else if(p&&(n.innerHTML=``),te(r.type==`template`?n.content:n,y(m)?m:[m],r,i,a,S==`foreignObject`?`http://www.w3.org/1999/xhtml`:o,s,c,s?s[0]:i.__k&&T(i,0),l,u),s!=null)for(d=s.length;d--;)ee(s[d]);l&&S!=`textarea`||(d=`value`,S==`progress`&&_==null?n.removeAttribute(`value`):_!=null&&(_!==n[d]||S==`progress`&&!_||S==`option`&&_!=b[d])&&ae(n,d,_,b[d],o),d=`checked`,v!=null&&v!=n[d]&&ae(n,d,v,b[d],o))}return n}function fe(e,n,r){try{if(typeof e==`function`){var i=typeof e.__u==`function`;i&&e.__u(),i&&n==null||(e.__u=e(n))}else e.current=n}catch(e){t.__e(e,r)}}function pe(e,n,r){var i,a;if(t.unmount&&t.unmount(e),(i=e.ref)&&(i.current&&i.current!=e.__e||fe(i,null,n)),(i=e.__c)!=null){if(i.componentWillUnmount)try{i.componentWillUnmount()}catch(e){t.__e(e,n)}i.base=i.__P=i.__n=null}if(i=e.__k)for(a=0;a<i.length;a++)i[a]&&pe(i[a],n,r||typeof e.type!=`function`);r||ee(e.__e),e.__c=e.__=e.__e=void 0}function me(e,t,n){return this.constructor(e,n)}function he(n,r,i){var a,o,s,c;r==document&&(r=document.documentElement),t.__&&t.__(n,r),o=(a=typeof i==`function`)?null:i&&i.__k||r.__k,s=[],c=[],se(r,n=(!a&&i||r).__k=x(C,null,[n]),o||g,g,r.namespaceURI,!a&&i?[i]:o?null:r.firstChild?e.call(r.childNodes):null,s,!a&&i?i:o?o.__e:r.firstChild,a,c),le(s,n,c),n.props.children=null}function ge(t,n,r){var i,a,o,s,c=b({},t.props);for(o in t.type&&t.type.defaultProps&&(s=t.type.defaultProps),n)o==`key`?i=n[o]:o==`ref`?a=n[o]:c[o]=n[o]===void 0&&s!=null?s[o]:n[o];return arguments.length>2&&(c.children=arguments.length>3?e.call(arguments,2):r),S(t.type,c,i||t.key,a||t.ref,null)}function _e(e){function t(e){var n,r;return this.getChildContext||(n=new Set,(r={})[t.__c]=this,this.getChildContext=function(){return r},this.componentWillUnmount=function(){n=null},this.shouldComponentUpdate=function(e){this.props.value!=e.value&&n.forEach(function(e){e.__e=!0,O(e)})},this.sub=function(e){n.add(e);var t=e.componentWillUnmount;e.componentWillUnmount=function(){n&&n.delete(e),t&&t.call(e)}}),e.children}return t.__c=`__cC`+h++,t.__=e,t.Provider=t.__l=(t.Consumer=function(e,t){return e.children(t)}).contextType=t,t}e=_.slice,t={__e:function(e,t,n,r){for(var i,a,o;t=t.__;)if((i=t.__c)&&!i.__)try{if((a=i.constructor)&&a.getDerivedStateFromError!=null&&(i.setState(a.getDerivedStateFromError(e)),o=i.__d),i.componentDidCatch!=null&&(i.componentDidCatch(e,r||{}),o=i.__d),o)return i.__E=i}catch(t){e=t}throw e}},n=0,r=function(e){return e!=null&&e.constructor===void 0},w.prototype.setState=function(e,t){var n=this.__s!=null&&this.__s!=this.state?this.__s:this.__s=b({},this.state);typeof e==`function`&&(e=e(b({},n),this.props)),e&&b(n,e),e!=null&&this.__v&&(t&&this._sb.push(t),O(this))},w.prototype.forceUpdate=function(e){this.__v&&(this.__e=!0,e&&this.__h.push(e),O(this))},w.prototype.render=C,i=[],o=typeof Promise==`function`?Promise.prototype.then.bind(Promise.resolve()):setTimeout,s=function(e,t){return e.__v.__b-t.__v.__b},k.__r=0,c=Math.random().toString(8),l=`__d`+c,u=`__a`+c,d=/(PointerCapture)$|Capture$/i,f=0,p=oe(!1),m=oe(!0),h=0;var M,N,ve,ye,be=0,xe=[],P=t,Se=P.__b,Ce=P.__r,we=P.diffed,Te=P.__c,Ee=P.unmount,De=P.__;function F(e,t){P.__h&&P.__h(N,e,be||t),be=0;var n=N.__H||(N.__H={__:[],__h:[]});return e>=n.__.length&&n.__.push({}),n.__[e]}function Oe(e){return be=1,ke(Ve,e)}function ke(e,t,n){var r=F(M++,2);if(r.t=e,!r.__c&&(r.__=[n?n(t):Ve(void 0,t),function(e){var t=r.__N?r.__N[0]:r.__[0],n=r.t(t,e);t!==n&&(r.__N=[n,r.__[1]],r.__c.setState({}))}],r.__c=N,!N.__f)){var i=function(e,t,n){if(!r.__c.__H)return!0;var i=!1,o=r.__c.props!==e;if(r.__c.__H.__.some(function(e){if(e.__N){i=!0;var t=e.__[0];e.__=e.__N,e.__N=void 0,t!==e.__[0]&&(o=!0)}}),a){var s=a.call(this,e,t,n);return i?s||o:s}return!i||o};N.__f=!0;var a=N.shouldComponentUpdate,o=N.componentWillUpdate;N.componentWillUpdate=function(e,t,n){if(this.__e){var r=a;a=void 0,i(e,t,n),a=r}o&&o.call(this,e,t,n)},N.shouldComponentUpdate=i}return r.__N||r.__}function Ae(e,t){var n=F(M++,3);!P.__s&&Be(n.__H,t)&&(n.__=e,n.u=t,N.__H.__h.push(n))}function je(e,t){var n=F(M++,4);!P.__s&&Be(n.__H,t)&&(n.__=e,n.u=t,N.__h.push(n))}function I(e){return be=5,L(function(){return{current:e}},[])}function L(e,t){var n=F(M++,7);return Be(n.__H,t)&&(n.__=e(),n.__H=t,n.__h=e),n.__}function Me(e,t){return be=8,L(function(){return e},t)}function Ne(e){var t=N.context[e.__c],n=F(M++,9);return n.c=e,t?(n.__??(n.__=!0,t.sub(N)),t.props.value):e.__}function Pe(){var e=F(M++,11);if(!e.__){for(var t=N.__v;t!==null&&!t.__m&&t.__!==null;)t=t.__;var n=t.__m||(t.__m=[0,0]);e.__=`P`+n[0]+`-`+n[1]++}return e.__}function Fe(){for(var e;e=xe.shift();){var t=e.__H;if(e.__P&&t)try{t.__h.some(Re),t.__h.some(ze),t.__h=[]}catch(n){t.__h=[],P.__e(n,e.__v)}}}P.__b=function(e){N=null,Se&&Se(e)},P.__=function(e,t){e&&t.__k&&t.__k.__m&&(e.__m=t.__k.__m),De&&De(e,t)},P.__r=function(e){Ce&&Ce(e),M=0;var t=(N=e.__c).__H;t&&(ve===N?(t.__h=[],N.__h=[],t.__.some(function(e){e.__N&&(e.__=e.__N),e.u=e.__N=void 0})):(t.__h.some(Re),t.__h.some(ze),t.__h=[],M=0)),ve=N},P.diffed=function(e){we&&we(e);var t=e.__c;t&&t.__H&&(t.__H.__h.length&&(xe.push(t)!==1&&ye===P.requestAnimationFrame||((ye=P.requestAnimationFrame)||Le)(Fe)),t.__H.__.some(function(e){e.u&&=(e.__H=e.u,void 0)})),ve=N=null},P.__c=function(e,t){t.some(function(e){try{e.__h.some(Re),e.__h=e.__h.filter(function(e){return!e.__||ze(e)})}catch(n){t.some(function(e){e.__h&&=[]}),t=[],P.__e(n,e.__v)}}),Te&&Te(e,t)},P.unmount=function(e){Ee&&Ee(e);var t,n=e.__c;n&&n.__H&&(n.__H.__.some(function(e){try{Re(e)}catch(e){t=e}}),n.__H=void 0,t&&P.__e(t,n.__v))};var Ie=typeof requestAnimationFrame==`function`;function Le(e){var t,n=function(){clearTimeout(r),Ie&&cancelAnimationFrame(t),setTimeout(e)},r=setTimeout(n,35);Ie&&(t=requestAnimationFrame(n))}function Re(e){var t=N,n=e.__c;typeof n==`function`&&(e.__c=void 0,n()),N=t}function ze(e){var t=N;e.__c=e.__(),N=t}function Be(e,t){return!e||e.length!==t.length||t.some(function(t,n){return t!==e[n]})}function Ve(e,t){return typeof t==`function`?t(e):t}var R,He;function Ue(e){return!He||(typeof He==`string`?e.startsWith(He):He.test(e))}function We(e,t){let n=``;if(R=void 0,t&&t.type===`click`){if(t.ctrlKey||t.metaKey||t.altKey||t.shiftKey||t.button!==0)return e;let r=t.composedPath().find(e=>e.nodeName==`A`&&e.href),i=r&&r.getAttribute(`href`);if(!r||r.origin!=location.origin||/^#/.test(i)||!/^(_?self)?$/i.test(r.target)||!Ue(i)||r.download)return e;R=!0,t.preventDefault(),n=r.href.replace(location.origin,``)}else t&&t.url?(R=!t.replace,n=t.url):n=location.pathname+location.search;return R===!0?history.pushState(null,``,n):R===!1&&history.replaceState(null,``,n),n}var Ge=(e,t,n={})=>{e=e.split(`/`).filter(Boolean),t=(t||``).split(`/`).filter(Boolean),n.params||={};for(let r=0,i,a;r<Math.max(e.length,t.length);r++){let[,o,s,c]=(t[r]||``).match(/^(:?)(.*?)([+*?]?)$/);if(i=e[r],o||s!=i){if(!o&&i&&c==`*`){n.rest=`/`+e.slice(r).join(`/`);break}if(!o||!i&&c!=`?`&&c!=`*`)return;if(a=c==`+`||c==`*`,a?i=e.slice(r).map(decodeURIComponent).join(`/`)||void 0:i&&=decodeURIComponent(i),n.params[s]=i,s in n||(n[s]=i),a)break}}return n};function Ke(e){let[t,n]=ke(We,e.url||location.pathname+location.search);e.scope&&(He=e.scope);let r=R===!0,i=L(()=>{let e=new URL(t,location.origin),i=e.pathname.replace(/\/+$/g,``)||`/`;return{url:t,path:i,query:Object.fromEntries(e.searchParams),route:(e,t)=>n({url:e,replace:t}),back:()=>{history.back()},forward:()=>{history.forward()},wasPush:r}},[t]);return je(()=>(addEventListener(`click`,n),addEventListener(`popstate`,n),()=>{removeEventListener(`click`,n),removeEventListener(`popstate`,n)}),[]),x(Ke.ctx.Provider,{value:i},e.children)}var qe=Promise.resolve();function Je(e){let[t,n]=ke(e=>e+1,0),{url:r,query:i,wasPush:a,path:o}=$e();if(!r)throw Error(`preact-iso's <Router> must be used within a <LocationProvider>, see: https://github.com/preactjs/preact-iso#locationprovider`);let{rest:s=o,params:c={}}=Ne(Qe),l=I(!1),u=I(o),d=I(1),f=I(),p=I(),m=I(),h=I(!1),g=I();g.current=!1;let _,v,y;re(e.children).some(e=>{if(Ge(s,e.props.path,y={...e.props,path:s,query:i,params:Object.assign({},c),rest:``}))return _=ge(e,y);e.props.default&&(v=ge(e,y))});let b=_||v,ee=f.current&&f.current.__u&Ye&&f.current.__u&Xe,S=f.current&&f.current.__h,C=L(()=>{p.current=f.current,f.current=x(Qe.Provider,{value:y},b);let e=p.current&&p.current.props.children;return!e||!b||b.type!==e.type||b.props.component!==e.props.component?(d.current++,!0):!1},[r,JSON.stringify(y)]);ee?(f.current.__u|=Ye,f.current.__u|=Xe):S&&(f.current.__h=!0);let w=p.current;return p.current=null,this.__c=(t,i)=>{g.current=!0,p.current=w,e.onLoadStart&&e.onLoadStart(r),l.current=!0;let a=d.current;t.then(()=>{a===d.current&&(p.current=null,f.current&&(i.__h&&(f.current.__h=i.__h),i.__u&Xe&&(f.current.__u|=Xe),i.__u&Ye&&(f.current.__u|=Ye)),qe.then(n))})},je(()=>{let t=this.__v&&this.__v.__e;g.current?!h.current&&!m.current&&(m.current=t):(!h.current&&m.current&&(m.current!==t&&m.current.remove(),m.current=null),h.current=!0,u.current!==o&&(a&&scrollTo(0,0),e.onRouteChange&&e.onRouteChange(r),u.current=o),e.onLoadEnd&&l.current&&e.onLoadEnd(r),l.current=!1)},[o,a,t]),C?[x(Ze,{r:f,key:d.current}),x(Ze,{r:p,key:d.current-1})]:x(Ze,{r:f,key:d.current})}var Ye=32,Xe=128,Ze=({r:e})=>e.current;Je.Provider=Ke,Ke.ctx=_e({});var Qe=_e({}),z=e=>x(e.component,e),$e=()=>Ne(Ke.ctx),et=t.__b;t.__b=e=>{e.type&&e.type._forwarded&&e.ref&&(e.props.ref=e.ref,e.ref=null),et&&et(e)};function tt(e){let t,n,r=()=>e().then(e=>n=e&&e.default||e),i=e=>{let[,i]=Oe(0),a=I(n);if(t||=r(),n!==void 0)return x(n,e);throw a.current||=t.then(()=>i(1)),t};return i.preload=()=>(t||=r(),t),i._forwarded=!0,i}var nt=t.__e;t.__e=(e,t,n)=>{if(e&&e.then){let r=t;for(;r=r.__;)if(r.__c&&r.__c.__c)return t.__e??(t.__c.__z=[n.__e],t.__e=n.__e,t.__k=n.__k),t.__k||=[],r.__c.__c(e,t)}nt&&nt(e,t,n)};function rt(e){return this.__c=it,this.componentDidCatch=e.onError,e.children}function it(e){e.then(()=>this.forceUpdate())}var at=(function(){let e=typeof document<`u`&&document.createElement(`link`).relList;return e&&e.supports&&e.supports(`modulepreload`)?`modulepreload`:`preload`})(),ot=function(e){return`/`+e},st={},ct=function(e){return e.pathname.endsWith(`.css`)},lt=function(e,t,n){if(t in e)return e[t];let r=n();if(!r){e[t]=void 0;return}let i=r.then(()=>{e[t]=void 0},n=>{throw e[t]=void 0,n});return e[t]=i,i},ut=function(e,t,n){let r=Promise.resolve();if(t&&t.length>0){let e,i=document.querySelector(`meta[property=csp-nonce]`),a=i?.nonce||i?.getAttribute(`nonce`);function o(e){return Promise.all(e.map(e=>Promise.resolve(e).then(e=>({status:`fulfilled`,value:e}),e=>({status:`rejected`,reason:e}))))}function s(e){return import.meta.resolve?new URL(import.meta.resolve(e)):new URL(e,import.meta.url)}r=o(t.map(t=>{t=ot(t,n);let r=s(t),i=ct(r);return lt(st,r.href,()=>{if(e===void 0){e={all:new Set,styles:new Set};let t=document.getElementsByTagName(`link`);for(let n=t.length-1;n>=0;n--){let r=t[n];e.all.add(r.href),r.rel===`stylesheet`&&e.styles.add(r.href)}}if((i?e.styles:e.all).has(r.href))return;let t=document.createElement(`link`);if(t.rel=i?`stylesheet`:at,i||(t.as=`script`),t.crossOrigin=``,t.href=r.href,a&&t.setAttribute(`nonce`,a),document.head.appendChild(t),i)return new Promise((e,n)=>{let i=a=>{t.removeEventListener(`load`,i),t.removeEventListener(`error`,i),a.type===`error`?n(Error(`Unable to preload CSS for ${r}`)):e(a)};t.addEventListener(`load`,i),t.addEventListener(`error`,i)})})}).filter(e=>e!==void 0))}function i(e){let t=new Event(`vite:preloadError`,{cancelable:!0});if(t.payload=e,window.dispatchEvent(t),!t.defaultPrevented)throw e}return r.then(t=>{for(let e of t||[])e.status===`rejected`&&i(e.reason);return e().catch(i)})},dt=Symbol.for(`preact-signals`);function ft(){if(V>1)V--;else{var e,t=!1;for((function(){var e=bt;for(bt=void 0;e!==void 0;){var t=e.S;if(t.v===e.v)for(var n=t.t;n!==void 0;n=n.x)n.i===e.i&&(n.i=t.i);e=e.o}})();gt!==void 0;){var n=gt;for(gt=void 0,_t++;n!==void 0;){var r=n.u;if(n.u=void 0,n.f&=-3,!(8&n.f)&&Ct(n))try{n.c()}catch(n){t||=(e=n,!0)}n=r}}if(_t=0,V--,t)throw e}}function pt(e){if(V>0)return e();yt=++vt,V++;try{return e()}finally{ft()}}var mt,B=void 0;function ht(e){var t=B,n=mt;B=void 0,mt=void 0;try{return e()}finally{B=t,mt=n}}var gt=void 0,V=0,_t=0,vt=0,yt=0,bt=void 0,xt=0;function St(e){if(B!==void 0){var t=e.n;if(t===void 0||t.t!==B)return t={i:0,S:e,p:B.s,n:void 0,t:B,e:void 0,x:void 0,r:t},B.s!==void 0&&(B.s.n=t),B.s=t,e.n=t,32&B.f&&e.S(t),t;if(t.i===-1)return t.i=0,t.n!==void 0&&(t.n.p=t.p,t.p!==void 0&&(t.p.n=t.n),t.p=B.s,t.n=void 0,B.s.n=t,B.s=t),t}}function H(e,t){this.v=e,this.i=0,this.n=void 0,this.t=void 0,this.l=0,this.W=t?.watched,this.Z=t?.unwatched,this.name=t?.name}H.prototype.brand=dt,H.prototype.h=function(){return!0},H.prototype.S=function(e){var t=this,n=this.t;n!==e&&e.e===void 0&&(e.x=n,this.t=e,n===void 0?ht(function(){var e;(e=t.W)==null||e.call(t)}):n.e=e)},H.prototype.U=function(e){var t=this;if(this.t!==void 0){var n=e.e,r=e.x;n!==void 0&&(n.x=r,e.e=void 0),r!==void 0&&(r.e=n,e.x=void 0),e===this.t&&(this.t=r,r===void 0&&ht(function(){var e;(e=t.Z)==null||e.call(t)}))}},H.prototype.subscribe=function(e){var t=this;return K(function(){var n=t.value;ht(function(){return e(n)})},{name:`sub`})},H.prototype.valueOf=function(){return this.value},H.prototype.toString=function(){return this.value+``},H.prototype.toJSON=function(){return this.value},H.prototype.peek=function(){var e=this;return ht(function(){return e.value})},Object.defineProperty(H.prototype,"value",{get:function(){var e=St(this);return e!==void 0&&(e.i=this.i),this.v},set:function(e){if(e!==this.v){if(_t>100)throw Error(`Cycle detected`);(function(e){V!==0&&_t===0&&e.l!==yt&&(e.l=yt,bt={S:e,v:e.v,i:e.i,o:bt})})(this),this.v=e,this.i++,xt++,V++;try{for(var t=this.t;t!==void 0;t=t.x)t.t.N()}finally{ft()}}}});function U(e,t){return new H(e,t)}function Ct(e){for(var t=e.s;t!==void 0;t=t.n)if(t.S.i!==t.i||!t.S.h()||t.S.i!==t.i)return!0;return!1}function wt(e){for(var t=e.s;t!==void 0;t=t.n){var n=t.S.n;if(n!==void 0&&(t.r=n),t.S.n=t,t.i=-1,t.n===void 0){e.s=t;break}}}function Tt(e){for(var t=e.s,n=void 0;t!==void 0;){var r=t.p;t.i===-1?(t.S.U(t),r!==void 0&&(r.n=t.n),t.n!==void 0&&(t.n.p=r)):n=t,t.S.n=t.r,t.r!==void 0&&(t.r=void 0),t=r}e.s=n}function W(e,t){H.call(this,void 0,t),this.x=e,this.s=void 0,this.g=xt-1,this.f=4}W.prototype=new H,W.prototype.h=function(){if(this.f&=-3,1&this.f)return!1;if((36&this.f)==32||(this.f&=-5,this.g===xt))return!0;if(this.g=xt,this.f|=1,this.i>0&&!Ct(this))return this.f&=-2,!0;var e=B;try{wt(this),B=this;var t=this.x();(16&this.f||this.v!==t||this.i===0)&&(this.v=t,this.f&=-17,this.i++)}catch(e){this.v=e,this.f|=16,this.i++}return B=e,Tt(this),this.f&=-2,!0},W.prototype.S=function(e){if(this.t===void 0){this.f|=36;for(var t=this.s;t!==void 0;t=t.n)t.S.S(t)}H.prototype.S.call(this,e)},W.prototype.U=function(e){if(this.t!==void 0&&(H.prototype.U.call(this,e),this.t===void 0)){this.f&=-33;for(var t=this.s;t!==void 0;t=t.n)t.S.U(t)}},W.prototype.N=function(){if(!(2&this.f)){this.f|=6;for(var e=this.t;e!==void 0;e=e.x)e.t.N()}},Object.defineProperty(W.prototype,"value",{get:function(){if(1&this.f)throw Error(`Cycle detected`);var e=St(this);if(this.h(),e!==void 0&&(e.i=this.i),16&this.f)throw this.v;return this.v}});function Et(e,t){return new W(e,t)}function Dt(e){var t=e.j;if(e.j=void 0,typeof t==`function`){V++;var n=B;B=void 0;try{t()}catch(t){throw e.f&=-2,e.f|=8,Ot(e),t}finally{B=n,ft()}}}function Ot(e){for(var t=e.s;t!==void 0;t=t.n)t.S.U(t);e.x=void 0,e.s=void 0,Dt(e)}function kt(e){if(B!==this)throw Error(`Out-of-order effect`);Tt(this),B=e,this.f&=-2;try{8&this.f&&Ot(this)}finally{ft()}}function G(e,t){this.x=e,this.j=void 0,this.s=void 0,this.u=void 0,this.f=32,this.name=t?.name,mt&&mt.push(this)}G.prototype.c=function(){var e=this.S();try{if(8&this.f||this.x===void 0)return;var t=this.x();typeof t==`function`&&(this.j=t)}finally{e()}},G.prototype.S=function(){if(1&this.f)throw Error(`Cycle detected`);this.f|=1,this.f&=-9,Dt(this),wt(this),V++;var e=B;return B=this,kt.bind(this,e)},G.prototype.N=function(){2&this.f||(this.f|=2,this.u=gt,gt=this)},G.prototype.d=function(){this.f|=8,1&this.f||Ot(this)},G.prototype.dispose=function(){this.d()};function K(e,t){var n=new G(e,t);try{n.c()}catch(e){throw n.d(),e}var r=n.d.bind(n);return r[Symbol.dispose]=r,r}var At,jt,Mt=typeof window<`u`&&!!window.__PREACT_SIGNALS_DEVTOOLS__,Nt=[];K(function(){At=this.N})();function q(e,n){t[e]=n.bind(null,t[e]||function(){})}function Pt(e){if(jt){var t=jt;jt=void 0,t()}jt=e&&e.S()}function Ft(e){var t=this,n=e.data,i=Lt(n);i.name=`ReactiveDom`,i.value=n;var a=L(function(){for(var e=t,n=t.__v;n=n.__;)if(n.__c){n.__c.__$f|=4;break}var a=Et(function(){var e=i.value.value;return e===0?0:!0===e?``:e||``}),o=Et(function(){return!Array.isArray(a.value)&&!r(a.value)}),s=K(function(){if(this.N=Bt,o.value){var t=a.value;e.__v&&e.__v.__e&&e.__v.__e.nodeType===3&&(e.__v.__e.data=t)}}),c=t.__$u.d;return t.__$u.d=function(){s(),c.call(this)},[o,a]},[]),o=a[0],s=a[1];return o.value?s.peek():s.value}Ft.displayName=`ReactiveTextNode`,Object.defineProperties(H.prototype,{constructor:{configurable:!0,value:x(C,null).constructor},type:{configurable:!0,value:Ft},props:{configurable:!0,get:function(){var e=this;return{data:{get value(){return e.value}}}}},__b:{configurable:!0,value:1}}),q(`__b`,function(e,t){if(Pt(),typeof t.type==`string`){var n,r=t.props;for(var i in r)if(i!==`children`){var a=r[i];a instanceof H&&(n||(t.__np=n={}),n[i]=a,r[i]=a.peek())}}e(t)}),q(`__r`,function(e,t){if(e(t),t.type!==C){Pt();var n,r=t.__c;r&&(r.__$f&=-2,(n=r.__$u)===void 0&&(r.__$u=n=function(e,t){var n;return K(function(){n=this},{name:t}),n.c=e,n}(function(e){return function(){var t;Mt&&((t=this.y)==null||t.call(this)),e.__$f|=1,e.setState({})}}(r),typeof t.type==`function`?t.type.displayName||t.type.name:``))),Pt(n)}}),q(`__e`,function(e,t,n,r){Pt(),e(t,n,r)}),q(`diffed`,function(e,t){Pt();var n;if(typeof t.type==`string`&&(n=t.__e)){var r=t.__np,i=t.props,a=n.U;if(a)for(var o in a){var s=a[o];s===void 0||r&&o in r||(s.d(),a[o]=void 0)}if(r)for(var c in a||(a={},n.U=a),r){var l=a[c],u=r[c];l===void 0?(l=It(n,c,u,i),a[c]=l):l.o(u,i)}}e(t)});function It(e,t,n,r){var i=t in e&&e.ownerSVGElement===void 0,a=U(n);return{o:function(e,t){a.value=e,r=t},d:K(function(){this.N=Bt;var n=a.value.value;r[t]!==n&&(r[t]=n,i?e[t]=n:n!=null&&(!1!==n||t[4]===`-`)?e.setAttribute(t,n):e.removeAttribute(t))})}}q(`unmount`,function(e,t){if(typeof t.type==`string`){var n=t.__e;if(n){var r=n.U;if(r)for(var i in n.U=void 0,r){var a=r[i];a&&a.d()}}var o=t.__np;if(o){var s=t.props;for(var c in o)s[c]=o[c]}t.__np=void 0}else{var l=t.__c;if(l){l.__$f|=8;var u=l.__$u;u&&(l.__$u=void 0,u.d())}}e(t)}),q(`__h`,function(e,t,n,r){r<3&&(t.__$f|=2),e(t,n,r)}),w.prototype.shouldComponentUpdate=function(e,t){if(this.__R)return!0;var n=this.__$u,r=n&&n.s!==void 0;for(var i in t)return!0;if(this.__f||typeof this.u==`boolean`&&!0===this.u){var a=2&this.__$f;if(!(r||a||4&this.__$f)||1&this.__$f)return!0}else if(!(r||4&this.__$f)||3&this.__$f)return!0;for(var o in e)if(o!==`__source`&&e[o]!==this.props[o])return!0;for(var s in this.props)if(!(s in e))return!0;return!1};function Lt(e,t){return L(function(){return U(e,t)},[])}var Rt=function(e){queueMicrotask(function(){queueMicrotask(e)})};function zt(){pt(function(){for(var e;e=Nt.shift();)At.call(e)})}function Bt(){Nt.push(this)===1&&(t.requestAnimationFrame||Rt)(zt)}var Vt=`jiedui.language`,J=U(Wt(Vt)===`en`?`en`:`zh`);K(()=>{document.documentElement.lang=J.value===`en`?`en`:`zh-CN`});function Ht(e){J.value=e,Gt(Vt,e)}function Y(e,t){return J.value===`en`?t:e}function Ut(e){return J.value===`en`?e.en:e.zh||e.en}function Wt(e){try{return localStorage.getItem(e)}catch{return null}}function Gt(e,t){try{localStorage.setItem(e,t)}catch{}}var Kt=`jiedui.theme`,qt=matchMedia(`(prefers-color-scheme: dark)`);function Jt(){let e=Wt(Kt);return e===`light`||e===`dark`?e:null}var Yt=U(Jt()??(qt.matches?`dark`:`light`));qt.addEventListener(`change`,()=>{Yt.value=Jt()??(qt.matches?`dark`:`light`)});var Xt=U(null);K(()=>{document.documentElement.dataset.theme=Xt.value??Yt.value});function Zt(e){Yt.value=e,Gt(Kt,e)}function Qt(){let{path:e,query:t,route:n}=$e();return{params:new URLSearchParams(t),change:Me((t,r=!1)=>{let i=new URLSearchParams(location.search);for(let[e,n]of Object.entries(t))n===null||n===``?i.delete(e):i.set(e,n);let a=i.toString();n(e+(a&&`?`+a),r)},[e,n])}}function $t(e,t={}){let n=new URLSearchParams,r=new URLSearchParams(location.search).get(`asOf`);r&&n.set(`asOf`,r);for(let[e,r]of Object.entries(t))r?n.set(e,r):n.delete(e);let i=n.toString();return e+(i&&`?`+i)}function en(e){"@babel/helpers - typeof";return en=typeof Symbol==`function`&&typeof Symbol.iterator==`symbol`?function(e){return typeof e}:function(e){return e&&typeof Symbol==`function`&&e.constructor===Symbol&&e!==Symbol.prototype?`symbol`:typeof e},en(e)}function tn(e,t){if(en(e)!=`object`||!e)return e;var n=e[Symbol.toPrimitive];if(n!==void 0){var r=n.call(e,t||`default`);if(en(r)!=`object`)return r;throw TypeError(`@@toPrimitive must return a primitive value.`)}return(t===`string`?String:Number)(e)}function nn(e){var t=tn(e,`string`);return en(t)==`symbol`?t:t+``}function X(e,t,n){return(t=nn(t))in e?Object.defineProperty(e,t,{value:n,enumerable:!0,configurable:!0,writable:!0}):e[t]=n,e}var rn=class extends Error{constructor(e,t,n={}){super(t),X(this,`code`,void 0),X(this,`fields`,void 0),X(this,`request`,void 0),this.code=e,this.fields=n.fields??[],this.request=n.request??null}get refused(){return this.code===`UNAUTHENTICATED`||this.code===`FORBIDDEN`}get passing(){return this.code===`UNAVAILABLE`}};function an(){return new rn(`UNREACHABLE`,Y(`连不上服务器：请检查网络，或稍后重试。`,`The server does not answer: check the network, or try again in a moment.`))}function on(e){return new rn(`UNREADABLE`,Y(`服务器的回答无法识别（HTTP ${e}）：请稍后重试。`,`The server's answer makes no sense (HTTP ${e}): try again in a moment.`))}var sn=U(null);function cn(){return{"Accept-Language":J.value===`en`?`en`:`zh-CN`,...sn.value===null?{}:{Authorization:`Bearer ${sn.value}`}}}async function ln(e,t,n){let r,i;try{r=await fetch(`/graphql`,{method:`POST`,headers:{...cn(),"Content-Type":`application/json`,Accept:`application/graphql-response+json, application/json`},body:JSON.stringify({query:e.toString(),variables:t}),signal:n??null})}catch(e){throw n?.throwIfAborted(),e instanceof rn?e:an()}try{i=await r.json()}catch{throw n?.throwIfAborted(),on(r.status)}let[a]=i.errors??[];if(a)throw new rn(a.extensions?.code??`INTERNAL`,a.message,{fields:i.errors?.flatMap(e=>e.extensions?.fields??[]),request:r.headers.get(`X-Request-Id`)});if(i.data==null)throw on(r.status);return i.data}var Z=new Map,un=60,dn=1500;function fn(e,t){Z.delete(e),Z.set(e,t),Z.size>un&&Z.delete(Z.keys().next().value)}var pn=U(0);function mn(){Z.clear(),pn.value+=1}function hn(e,t){let n=e.toString(),r=t===null?null:[J.value,sn.value??``,n,JSON.stringify(t)].join(`
`),i=I({key:null,text:n,data:void 0,failure:void 0,loading:!0}),[a,o]=ke((e,t)=>e+1,0),s=I(0),c=pn.value,l=i.current;return l.key!==r&&(l.text!==n&&(l.data=void 0),l.key=r,l.text=n,l.failure=void 0,l.loading=!0,r!==null&&Z.has(r)&&(l.data=Z.get(r))),Ae(()=>{if(r===null)return;let n=new AbortController,a=0,s=e=>{n.signal.aborted||(Object.assign(i.current,e),o())},c=()=>{ln(e,t,n.signal).then(e=>{fn(r,e),s({data:e,failure:void 0,loading:!1})},e=>{if(!(e instanceof rn)){if(n.signal.aborted)return;throw e}e.passing&&(a=window.setTimeout(c,dn)),s({failure:e,loading:e.passing})})};return c(),()=>{n.abort(),window.clearTimeout(a)}},[r,s.current,c]),{data:l.data,failure:l.failure,loading:l.loading,retry:()=>{s.current+=1,l.failure=void 0,l.loading=!0,o()}}}var Q=class extends String{constructor(e,t){super(e),X(this,`__apiType`,void 0),X(this,`value`,void 0),X(this,`__meta__`,void 0),this.value=e,this.__meta__=t}toString(){return this.value}};new Q(`
    fragment OverviewSummary on Summary {
  paidIn
  guidedEnterprises
  coBuiltParks
  keyCounties
  supportedKeyCounties
  pairings
  workers {
    workers
    change
  }
  consumption {
    amount
  }
  linkingFunds {
    amount
  }
  industryShare
  easternFunds
  fundsInPlace
  linkedEnterprises
  officials
  professionals
  riskEliminatedShare
  longestDaysToIdentify
}
    `,{fragmentName:`OverviewSummary`});var gn={"\n  query LatestDay {\n    summary {\n      asOf\n    }\n  }\n":new Q(`
    query LatestDay {
  summary {
    asOf
  }
}
    `),"\n  query Assessment($year: Int!, $asOf: Date, $by: AssessedBy!) {\n    assessment(year: $year, asOf: $asOf, by: $by, first: 200) {\n      totalCount\n      edges {\n        node {\n          score\n          scoredWeight\n          pairing {\n            id\n            supporter {\n              code\n              name\n              nameEn\n            }\n            recipient {\n              code\n              name\n              nameEn\n            }\n          }\n          easternProvince {\n            code\n            name\n            nameEn\n          }\n          westernProvince {\n            code\n            name\n            nameEn\n          }\n          areas {\n            area {\n              id\n              name\n              nameEn\n            }\n            items {\n              indicator {\n                code\n                name\n                nameEn\n                unit\n              }\n              target\n              actual\n              completion\n              rank\n              weight\n              missing\n            }\n          }\n        }\n      }\n    }\n  }\n":new Q(`
    query Assessment($year: Int!, $asOf: Date, $by: AssessedBy!) {
  assessment(year: $year, asOf: $asOf, by: $by, first: 200) {
    totalCount
    edges {
      node {
        score
        scoredWeight
        pairing {
          id
          supporter {
            code
            name
            nameEn
          }
          recipient {
            code
            name
            nameEn
          }
        }
        easternProvince {
          code
          name
          nameEn
        }
        westernProvince {
          code
          name
          nameEn
        }
        areas {
          area {
            id
            name
            nameEn
          }
          items {
            indicator {
              code
              name
              nameEn
              unit
            }
            target
            actual
            completion
            rank
            weight
            missing
          }
        }
      }
    }
  }
}
    `),"\n  query OverviewCourse($asOf: Date!, $where: CapitalContributionWhereInput!) {\n    capitalContributionGroups(groupBy: [QUARTER], where: $where, asOf: $asOf, orderBy: [{ dimension: QUARTER }], first: 200) {\n      edges {\n        node {\n          key {\n            quarter\n          }\n          amount {\n            sum\n            sumYearEarlier\n          }\n        }\n      }\n    }\n  }\n":new Q(`
    query OverviewCourse($asOf: Date!, $where: CapitalContributionWhereInput!) {
  capitalContributionGroups(
    groupBy: [QUARTER]
    where: $where
    asOf: $asOf
    orderBy: [{dimension: QUARTER}]
    first: 200
  ) {
    edges {
      node {
        key {
          quarter
        }
        amount {
          sum
          sumYearEarlier
        }
      }
    }
  }
}
    `),"\n  query OverviewCoverage($asOf: Date!) {\n    coverage(asOf: $asOf) {\n      keyCounties\n      covered\n      uncovered\n      withoutProject\n      supporters\n      provinces {\n        province {\n          code\n          name\n          nameEn\n        }\n        keyCounties\n        covered\n        withoutProject\n        supporters\n      }\n      recipients(covered: false) {\n        county {\n          code\n          name\n          nameEn\n        }\n      }\n    }\n  }\n":new Q(`
    query OverviewCoverage($asOf: Date!) {
  coverage(asOf: $asOf) {
    keyCounties
    covered
    uncovered
    withoutProject
    supporters
    provinces {
      province {
        code
        name
        nameEn
      }
      keyCounties
      covered
      withoutProject
      supporters
    }
    recipients(covered: false) {
      county {
        code
        name
        nameEn
      }
    }
  }
}
    `),"\n  query OverviewFigures($asOf: Date!, $earlier: Date!, $east: String, $west: String) {\n    now: summary(asOf: $asOf, province: $west, supportingProvince: $east) {\n      ...OverviewSummary\n    }\n    earlier: summary(asOf: $earlier, province: $west, supportingProvince: $east) {\n      ...OverviewSummary\n    }\n  }\n\n  fragment OverviewSummary on Summary {\n    paidIn\n    guidedEnterprises\n    coBuiltParks\n    keyCounties\n    supportedKeyCounties\n    pairings\n    workers {\n      workers\n      change\n    }\n    consumption {\n      amount\n    }\n    linkingFunds {\n      amount\n    }\n    industryShare\n    easternFunds\n    fundsInPlace\n    linkedEnterprises\n    officials\n    professionals\n    riskEliminatedShare\n    longestDaysToIdentify\n  }\n":new Q(`
    query OverviewFigures($asOf: Date!, $earlier: Date!, $east: String, $west: String) {
  now: summary(asOf: $asOf, province: $west, supportingProvince: $east) {
    ...OverviewSummary
  }
  earlier: summary(asOf: $earlier, province: $west, supportingProvince: $east) {
    ...OverviewSummary
  }
}
    fragment OverviewSummary on Summary {
  paidIn
  guidedEnterprises
  coBuiltParks
  keyCounties
  supportedKeyCounties
  pairings
  workers {
    workers
    change
  }
  consumption {
    amount
  }
  linkingFunds {
    amount
  }
  industryShare
  easternFunds
  fundsInPlace
  linkedEnterprises
  officials
  professionals
  riskEliminatedShare
  longestDaysToIdentify
}`),"\n  query OverviewPairs($asOf: Date!) {\n    capitalContributionGroups(\n      groupBy: [SUPPORTING_PROVINCE, RECEIVING_PROVINCE]\n      where: { hasProjectWith: { program: EAST_WEST_COLLABORATION } }\n      asOf: $asOf\n      orderBy: [{ sum: AMOUNT, direction: DESC }]\n      first: 200\n    ) {\n      edges {\n        node {\n          key {\n            supportingProvince {\n              code\n              name\n              nameEn\n            }\n            receivingProvince {\n              code\n              name\n              nameEn\n            }\n          }\n          enterprises: countDistinct(of: ENTERPRISE)\n          amount {\n            sum\n          }\n        }\n      }\n    }\n  }\n":new Q(`
    query OverviewPairs($asOf: Date!) {
  capitalContributionGroups(
    groupBy: [SUPPORTING_PROVINCE, RECEIVING_PROVINCE]
    where: {hasProjectWith: {program: EAST_WEST_COLLABORATION}}
    asOf: $asOf
    orderBy: [{sum: AMOUNT, direction: DESC}]
    first: 200
  ) {
    edges {
      node {
        key {
          supportingProvince {
            code
            name
            nameEn
          }
          receivingProvince {
            code
            name
            nameEn
          }
        }
        enterprises: countDistinct(of: ENTERPRISE)
        amount {
          sum
        }
      }
    }
  }
}
    `),"\n  query OverviewPublished($asOf: Date!) {\n    reconciliation(asOf: $asOf) {\n      comparable\n      figure {\n        code\n        indicator {\n          name\n          nameEn\n        }\n      }\n      value {\n        published\n        unit\n        computed\n        agrees\n      }\n      flags {\n        kind\n      }\n    }\n  }\n":new Q(`
    query OverviewPublished($asOf: Date!) {
  reconciliation(asOf: $asOf) {
    comparable
    figure {
      code
      indicator {
        name
        nameEn
      }
    }
    value {
      published
      unit
      computed
      agrees
    }
    flags {
      kind
    }
  }
}
    `),"\n  query QualityCounts {\n    dataQualityRules {\n      id\n      severity\n      description\n    }\n    dataQualityCounts {\n      rule {\n        id\n      }\n      province {\n        id\n        code\n        name\n        nameEn\n      }\n      count\n    }\n  }\n":new Q(`
    query QualityCounts {
  dataQualityRules {
    id
    severity
    description
  }
  dataQualityCounts {
    rule {
      id
    }
    province {
      id
      code
      name
      nameEn
    }
    count
  }
}
    `),"\n  query QualityFindings($rule: String!, $provinceID: ID, $after: Cursor) {\n    dataQuality(first: 20, after: $after, where: { rules: [$rule], provinceID: $provinceID }) {\n      totalCount\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n      edges {\n        node {\n          message\n          county {\n            code\n            name\n            nameEn\n          }\n          record {\n            __typename\n            id\n            ... on InvestmentProject {\n              name\n              registrationNumber\n            }\n            ... on CapitalContribution {\n              project {\n                name\n                registrationNumber\n              }\n            }\n            ... on IndustrialPark {\n              name\n            }\n            ... on Pairing {\n              supporter {\n                name\n                nameEn\n              }\n              recipient {\n                name\n                nameEn\n              }\n            }\n          }\n        }\n      }\n    }\n  }\n":new Q(`
    query QualityFindings($rule: String!, $provinceID: ID, $after: Cursor) {
  dataQuality(
    first: 20
    after: $after
    where: {rules: [$rule], provinceID: $provinceID}
  ) {
    totalCount
    pageInfo {
      hasNextPage
      endCursor
    }
    edges {
      node {
        message
        county {
          code
          name
          nameEn
        }
        record {
          __typename
          id
          ... on InvestmentProject {
            name
            registrationNumber
          }
          ... on CapitalContribution {
            project {
              name
              registrationNumber
            }
          }
          ... on IndustrialPark {
            name
          }
          ... on Pairing {
            supporter {
              name
              nameEn
            }
            recipient {
              name
              nameEn
            }
          }
        }
      }
    }
  }
}
    `),"\n  query ReportingRates($from: Date!, $to: Date!) {\n    reportingRate(from: $from, to: $to) {\n      month\n      province {\n        id\n        code\n        name\n        nameEn\n      }\n      keyCounties\n      employment\n      monitoring\n    }\n  }\n":new Q(`
    query ReportingRates($from: Date!, $to: Date!) {
  reportingRate(from: $from, to: $to) {
    month
    province {
      id
      code
      name
      nameEn
    }
    keyCounties
    employment
    monitoring
  }
}
    `),"\n  query MissingReports($from: Date!, $to: Date!, $province: ID!) {\n    missingReports(from: $from, to: $to, provinceID: $province) {\n      month\n      employment\n      monitoring\n      county {\n        code\n        name\n        nameEn\n      }\n    }\n    counties(first: 200, where: { designation: KEY, hasProvinceWith: { id: $province } }, orderBy: [{ field: CODE }]) {\n      edges {\n        node {\n          code\n          name\n          nameEn\n        }\n      }\n    }\n  }\n":new Q(`
    query MissingReports($from: Date!, $to: Date!, $province: ID!) {
  missingReports(from: $from, to: $to, provinceID: $province) {
    month
    employment
    monitoring
    county {
      code
      name
      nameEn
    }
  }
  counties(
    first: 200
    where: {designation: KEY, hasProvinceWith: {id: $province}}
    orderBy: [{field: CODE}]
  ) {
    edges {
      node {
        code
        name
        nameEn
      }
    }
  }
}
    `),"\n  query Reconciliation($asOf: Date!) {\n    reconciliation(asOf: $asOf) {\n      comparable\n      reason\n      coveredPercent\n      figure {\n        code\n        qualifier\n        scope\n        basis\n        inclusion\n        comparedWith\n        periodStart\n        sourceName\n        sourceURL\n        publishedOn\n        indicator {\n          name\n          nameEn\n        }\n        province {\n          name\n          nameEn\n        }\n        county {\n          name\n          nameEn\n        }\n      }\n      value {\n        published\n        unit\n        computed\n        difference\n        agrees\n      }\n      change {\n        published\n        unit\n        computed\n        agrees\n      }\n      changePercent {\n        published\n        unit\n        computed\n        agrees\n      }\n      flags {\n        kind\n        message\n      }\n    }\n    reportedFigures(first: 200, orderBy: [{ field: AS_OF, direction: DESC }]) {\n      edges {\n        node {\n          asOf\n        }\n      }\n    }\n  }\n":new Q(`
    query Reconciliation($asOf: Date!) {
  reconciliation(asOf: $asOf) {
    comparable
    reason
    coveredPercent
    figure {
      code
      qualifier
      scope
      basis
      inclusion
      comparedWith
      periodStart
      sourceName
      sourceURL
      publishedOn
      indicator {
        name
        nameEn
      }
      province {
        name
        nameEn
      }
      county {
        name
        nameEn
      }
    }
    value {
      published
      unit
      computed
      difference
      agrees
    }
    change {
      published
      unit
      computed
      agrees
    }
    changePercent {
      published
      unit
      computed
      agrees
    }
    flags {
      kind
      message
    }
  }
  reportedFigures(first: 200, orderBy: [{field: AS_OF, direction: DESC}]) {
    edges {
      node {
        asOf
      }
    }
  }
}
    `),"\n  query WesternProvinces {\n    provinces(first: 40, where: { hasCountiesWith: { designation: KEY } }) {\n      edges {\n        node {\n          id\n        }\n      }\n    }\n  }\n":new Q(`
    query WesternProvinces {
  provinces(first: 40, where: {hasCountiesWith: {designation: KEY}}) {
    edges {
      node {
        id
      }
    }
  }
}
    `),"\n  query Origins($asOf: Date) {\n    origins(asOf: $asOf) {\n      origin\n      records\n    }\n  }\n":new Q(`
    query Origins($asOf: Date) {
  origins(asOf: $asOf) {
    origin
    records
  }
}
    `)};function _n(e){return gn[e]??{}}function vn(e){let[t,n,r]=e.split(`-`).map(Number);return J.value===`en`?new Date(`${e}T00:00:00Z`).toLocaleDateString(`en-GB`,{day:`numeric`,month:`long`,year:`numeric`,timeZone:`UTC`}):`${t}年${n}月${r}日`}function yn(e){return e.slice(0,7)}function bn(e){let t=Math.ceil(Number(e.slice(5,7))/3);return J.value===`en`?`${e.slice(0,4)} Q${t}`:`${e.slice(0,4)} 年 ${t} 季度`}function xn(e){return new Date(e).toLocaleString(`sv-SE`,{timeZone:`Asia/Shanghai`}).slice(0,16)}function Sn(e){if(!/^\d{4}-\d{2}-\d{2}$/.test(e))return!1;let t=new Date(`${e}T00:00:00Z`);return!Number.isNaN(t.valueOf())&&t.toISOString().startsWith(e)}var Cn=_n(`
  query LatestDay {
    summary {
      asOf
    }
  }
`);function wn(){let{params:e,change:t}=Qt(),{data:n}=hn(Cn,{}),r=n?.summary.asOf,i=e.get(`asOf`);return{day:i??r,latest:r,chosen:i!==null,valid:i===null||Sn(i),choose:e=>t({asOf:e})}}var Tn=0;Array.isArray;function $(e,n,r,i,a,o){n||={};var s,c,l=n;if(`ref`in l)for(c in l={},n)c==`ref`?s=n[c]:l[c]=n[c];var u={type:e,props:l,key:r,ref:s,__k:null,__:null,__b:0,__e:null,__c:null,constructor:void 0,__v:--Tn,__i:-1,__u:0,__source:a,__self:o};if(typeof e==`function`&&(s=e.defaultProps))for(c in s)l[c]===void 0&&(l[c]=s[c]);return t.vnode&&t.vnode(u),u}function En(){let{day:e,latest:t,chosen:n,valid:r,choose:i}=wn();return $(`div`,{class:`as-of`,children:[$(`label`,{for:`as-of`,children:Y(`截至`,`As of`)}),$(`input`,{id:`as-of`,type:`date`,value:r?e??``:``,min:`1996-01-01`,"aria-invalid":!r,onChange:e=>i(e.currentTarget.value||null)}),n&&e!==t&&$(`button`,{type:`button`,class:`quiet`,onClick:()=>i(null),title:t,children:Y(`最新`,`Latest`)})]})}var Dn=[{path:`/`,zh:`总览`,en:`Overview`},{path:`/data`,zh:`数据`,en:`Data`},{path:`/explore`,zh:`分析`,en:`Explore`},{path:`/reconciliation`,zh:`对账`,en:`Reconciliation`},{path:`/quality`,zh:`质量`,en:`Quality`},{path:`/assessment`,zh:`考核`,en:`Assessment`}];function On(){let{path:e}=$e(),t=t=>t===`/`?e===`/`:e===t||e.startsWith(t+`/`);return $(`header`,{class:`header no-print`,children:[$(`a`,{class:`skip`,href:`#main`,onClick:kn,children:Y(`跳到内容`,`Skip to the content`)}),$(`a`,{class:`brand`,href:$t(`/`),children:Y(`结对`,`jiedui`)}),$(`nav`,{"aria-label":Y(`主导航`,`Main`),children:$(`ul`,{class:`plain-list`,children:Dn.map(e=>$(`li`,{children:$(`a`,{href:$t(e.path),"aria-current":t(e.path)?`page`:void 0,children:Y(e.zh,e.en)})},e.path))})}),$(`div`,{class:`settings`,children:[$(En,{}),$(An,{}),$(jn,{})]})]})}function kn(e){e.preventDefault(),document.querySelector(`#main h1`)?.focus()}function An(){let e=J.value===`zh`;return $(`button`,{type:`button`,class:`quiet`,lang:e?`en`:`zh-CN`,onClick:()=>Ht(e?`en`:`zh`),children:e?`English`:`中文`})}function jn(){let e=Yt.value===`dark`;return $(`button`,{type:`button`,class:`quiet`,onClick:()=>Zt(e?`light`:`dark`),children:e?Y(`浅色`,`Light`):Y(`深色`,`Dark`)})}var Mn=_n(`
  query Origins($asOf: Date) {
    origins(asOf: $asOf) {
      origin
      records
    }
  }
`),Nn={DEMO:{zh:`演示数据`,en:`Made up for demonstration`},OFFICIAL:{zh:`官方`,en:`Official`},REGISTERED:{zh:`登记`,en:`Registered`}};function Pn(){let{day:e,valid:t}=wn(),{data:n}=hn(Mn,e===void 0||!t?null:{asOf:e}),r=new Map(n?.origins.map(({origin:e,records:t})=>[e,t])),i=[...r.values()].reduce((e,t)=>e+t,0);return $(`aside`,{class:`origin-band ${r.has(`DEMO`)?`made-up`:``}`,"aria-label":Y(`数据来源`,`Where the data are from`),children:i>0&&[`DEMO`,`OFFICIAL`,`REGISTERED`].map(e=>$(`span`,{children:[Y(Nn[e].zh,Nn[e].en),` `,Fn(r.get(e)??0,i)]},e))})}function Fn(e,t){let n=100*e/t,r=Math.round(n*10)/10;return e>0&&r===0?`< 0.1 %`:e<t&&r===100?`> 99.9 %`:`${r}\u2009%`}var In=!0;function Ln(e){let t=I(null);return Ae(()=>{In||t.current?.focus({preventScroll:!0}),In=!1},[]),Ae(()=>{document.title=`${e.title} · ${Y(`结对`,`jiedui`)}`},[e.title]),$(`main`,{id:`main`,class:e.class??`page`,children:[$(`h1`,{ref:t,tabIndex:-1,class:e.hideHeading?`visually-hidden`:void 0,children:e.heading??e.title}),e.children]})}function Rn(){return $(Ln,{title:Y(`没有这个页面`,`There is no such page`),children:[$(`p`,{children:Y(`这个地址没有内容，可能是链接写错或已经过时。`,`Nothing is at this address: the link may be mistyped or old.`)}),$(`p`,{children:$(`a`,{href:$t(`/`),children:Y(`回到总览`,`Go to the overview`)})})]})}var zn=tt(()=>ut(()=>import(`./overview-Bl5NagyQ.js`),__vite__mapDeps([0,1,2,3,4,5,6,7]))),Bn=tt(()=>ut(()=>import(`./reconciliation-C6BmutU_.js`),__vite__mapDeps([8,9,3,4,2,10]))),Vn=tt(()=>ut(()=>import(`./quality-BhxUaXXK.js`),__vite__mapDeps([11,3,4,5,6,9,12]))),Hn=tt(()=>ut(()=>import(`./screen-CWJMGxLK.js`),__vite__mapDeps([13,1,2,3,4,5,6,7,9,14]))),Un=tt(()=>ut(()=>import(`./assessment-jhvAEY_i.js`),__vite__mapDeps([15,2,3,4,16])));function Wn(){return $(Je,{children:[$(z,{path:`/`,component:zn}),$(z,{path:`/reconciliation`,component:Bn}),$(z,{path:`/quality`,component:Vn}),$(z,{path:`/assessment`,component:Un}),$(z,{path:`/screen`,component:Hn}),$(z,{default:!0,component:Rn})]})}var Gn=/^\/(?!graphiql|templates|graphql|export|schema\.graphql|model\.json|config\.json)/;function Kn(){return $(Ke,{scope:Gn,children:$(rt,{children:$(qn,{})})})}function qn(){let{path:e}=$e();return e===`/screen`?$(Wn,{}):$(C,{children:[$(On,{}),$(Pn,{}),$(Wn,{})]})}he($(Kn,{}),document.getElementById(`app`));export{C as A,Ut as C,Pe as D,Oe as E,Ae as O,Y as S,I as T,$t as _,vn as a,Yt as b,yn as c,hn as d,sn as f,X as g,on as h,wn as i,Me as k,_n as l,an as m,Pn as n,xn as o,rn as p,$ as r,bn as s,Ln as t,mn as u,Qt as v,ut as w,J as x,Xt as y};