// Text outside the window (notifications, the tray, titles, badges) is read by others, and the system stores some of it: the
// program writes nothing there, and opens nothing there. test/scripts/quiet.test.ts proves that the rule bites.

const message = 'The system shows or stores this outside the window: show it on the page.';
const openMessage = "Nothing is opened outside the window (Electron's security checklist, item 15).";

/** @type {import('eslint').Linter.Config} */
export default {
  files: ['main/**', 'preload/**', 'renderer/**'],
  rules: {
    'no-restricted-syntax': [
      'error',
      ...[
        'ImportSpecifier[imported.name=/^(Notification|Tray|crashReporter)$/]',
        'NewExpression[callee.name=/^(Notification|Tray)$/]',
        'MemberExpression[property.name=/^(Notification|Tray|crashReporter)$/]',
        'CallExpression[callee.property.name=/^(showNotification|setTitle|displayBalloon|addRecentDocument|setOverlayIcon)$/]',
        // A text of the catalogue without parameters names no customer.
        'AssignmentExpression[left.object.name="document"][left.property.name="title"]:not([right.arguments.length=0])',
      ].map((selector) => ({ selector, message })),
      { selector: 'Identifier[name="openExternal"]', message: openMessage },
      { selector: 'Literal[value="openExternal"]', message: openMessage },
    ],
  },
};
