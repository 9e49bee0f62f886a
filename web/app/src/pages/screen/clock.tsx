import { useEffect, useState } from 'preact/hooks';

/** Clock is the time in China. */
export function Clock() {
  const [now, setNow] = useState(() => new Date());
  useEffect(() => {
    const timer = setInterval(() => setNow(new Date()), 1000);
    return () => clearInterval(timer);
  }, []);
  return <time class="clock">{now.toLocaleTimeString('zh-CN', { timeZone: 'Asia/Shanghai', hour12: false })}</time>;
}
