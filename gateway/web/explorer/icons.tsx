const DRAWN = {
  recipes: 'M5 4h14v16H5zM8 8h8M8 12h8M8 16h5',
  who: 'M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM4 21c0-4 4-6 8-6s8 2 8 6',
  viewAs: 'M2 12c3-5 6-7 10-7s7 2 10 7c-3 5-6 7-10 7s-7-2-10-7zM12 15a3 3 0 1 0 0-6 3 3 0 0 0 0 6z',
  plan: 'M5 5h6v4H5zM13 15h6v4h-6zM5 15h6v4H5zM8 9v6M8 12h8v3',
  result: 'M4 5h16v14H4zM4 10h16M4 15h16M10 5v14',
  snippets: 'M8 7l-5 5 5 5M16 7l5 5-5 5M14 4l-4 16',
} as const;

function iconOf(name: keyof typeof DRAWN) {
  return function Icon() {
    return (
      <svg
        viewBox="0 0 24 24"
        fill="none"
        stroke="currentColor"
        strokeWidth="1.6"
        strokeLinecap="round"
        strokeLinejoin="round"
        aria-hidden="true"
      >
        <path d={DRAWN[name]} />
      </svg>
    );
  };
}

/** Icons of the hub's plugins. */
export const ICONS = {
  recipes: iconOf('recipes'),
  who: iconOf('who'),
  viewAs: iconOf('viewAs'),
  plan: iconOf('plan'),
  result: iconOf('result'),
  snippets: iconOf('snippets'),
};
