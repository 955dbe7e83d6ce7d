// The one set of line icons, as paths of a square of 24.
export const drawings = {
  stop: 'M8 3h8l5 5v8l-5 5H8l-5-5V8zM12 8v5M12 16v.5',
  warning: 'M12 4 2.5 20h19zM12 10v4.5M12 17v.5',
  info: 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zM12 11v6M12 7.5v.5',
  check: 'm4 12.5 5.5 5.5L20 7',
  scanner: 'M4 8V5h3M17 5h3v3M20 16v3h-3M7 19H4v-3M8 9v6M11 9v6M14 9v6M16.5 9v6',
  scannerReady: 'M4 8V5h3M17 5h3v3M7 19H4v-3M8 9v6M11 9v6M14 9v4M16.500 9v2M13.500 18l2.500 2.500 4.500-5.500',
  noScanner: 'M4 8V5h3M17 5h3v3M20 16v3h-3M7 19H4v-3M8 9v6M16 9v6M3 21 21 3',
  link: 'M4 10a12 12 0 0 1 16 0M7 13.5a7.500 7.500 0 0 1 10 0M12 18v.5',
  notYetLink: 'M5.500 12v.5M12 12v.5M18.500 12v.5',
  noLink: 'M4 10a12 12 0 0 1 16 0M7 13.5a7.500 7.500 0 0 1 10 0M12 18v.5M4 20 20 4',
  slow: 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zM12 7v5.500l3.500 2',
  down: 'M5 5h14v5H5zM5 14h14v5H5zM8 7.500h.5M8 16.500h.5M3 22 21 2',
  refused: 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zM7.500 12h9',
  lock: 'M6 11h12v9H6zM8.500 11V7.500a3.500 3.500 0 0 1 7 0V11',
  news: 'M6 17V11a6 6 0 0 1 12 0v6l1.500 1.500h-15zM10 21.500h4',
  delete: 'M9 6h11v12H9l-6-6zM12 9.500l5 5M17 9.500l-5 5',
  copy: 'M8 8h12v12H8zM16 8V4H4v12h4',
  sms: 'M4 5h16v11H11l-4 4v-4H4z',
  email: 'M3 6h18v12H3zM3 7l9 7 9-7',
  security_question:
    'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zM9.500 9.500a2.500 2.500 0 1 1 3.600 2.300c-.8.4-1.100 1-1.100 1.700M12 16.500v.5',
  regular_purchase_bypass: 'M5 8h14l-1 12H6zM9 8a3 3 0 0 1 6 0',
  merchant_override:
    'M12 3 4.500 6v5.500c0 4.500 3 8 7.500 9.500 4.500-1.500 7.500-5 7.500-9.500V6zM8.500 12l2.500 2.500 4.500-5',
  speech: 'M4 5h16v11H11l-4 4v-4H4zM8 9h8M8 12h5',
} as const;

export type IconName = keyof typeof drawings;
