// Where the system shows words outside the window (notifications, the tray, titles, badges) others read along, and some of
// it is kept: the program writes nothing there. test/scripts/quiet.test.ts proves that the rule bites.

const message = 'The system shows or keeps this outside the window: tell it on the page.';

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
        // Words of the catalogue that name nobody are welcome there.
        'AssignmentExpression[left.object.name="document"][left.property.name="title"]:not([right.arguments.length=0])',
      ].map((selector) => ({ selector, message })),
    ],
  },
};
