/** The site's logo: sound waves from a point. */
export function Logo({ className }: { className?: string }) {
  return (
    <svg
      viewBox="0 0 24 24"
      width="24"
      height="24"
      className={className}
      fill="none"
      stroke="currentColor"
      strokeWidth="2.2"
      aria-hidden="true"
    >
      <circle cx="4.5" cy="12" r="2.5" fill="currentColor" stroke="none" />
      <path d="M8.5 7.4a6 6 0 0 1 0 9.2M12.2 4.6a10 10 0 0 1 0 14.8M16 1.9a14 14 0 0 1 0 20.2" />
    </svg>
  );
}
