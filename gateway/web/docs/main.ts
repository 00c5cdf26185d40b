import '../common/base.css';
import { keptLanguage, keepLanguage, type Language } from '../common/kept-language';
import './docs.css';

const button = document.querySelector<HTMLButtonElement>('#language');
let language = keptLanguage();

/** Shows the page in one language; a style hides the other one. */
function speak(chosen: Language): void {
  language = chosen;
  document.documentElement.lang = chosen === 'zh' ? 'zh-CN' : 'en';
  document.title = chosen === 'zh' ? '文档 · 江门 RiverGate' : 'Documentation · Jiangmen RiverGate';
  if (!button) return;
  button.textContent = chosen === 'zh' ? 'English' : '中文';
  button.lang = chosen === 'zh' ? 'en' : 'zh-CN';
}

const other = (): Language => (language === 'zh' ? 'en' : 'zh');

/** Opens the element that contains the target of the address, and switches to its language. */
function reveal(): void {
  const place = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (!place) return;
  for (let around: Element | null = place; around; around = around.parentElement) {
    if (around instanceof HTMLDetailsElement) around.open = true;
    if (around.classList.contains(other())) speak(other());
  }
  place.scrollIntoView();
}

button?.addEventListener('click', () => {
  speak(other());
  keepLanguage(language);
});
addEventListener('hashchange', reveal);
speak(language);
// In a narrow window the contents would cover the page.
if (matchMedia('(max-width: 60rem)').matches)
  document.querySelector('details.contents')?.removeAttribute('open');
reveal();
