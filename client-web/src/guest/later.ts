/* What guests open rarely, as one file. Whatever the views they share with the house's people fetch later, they get from here: what
 * is not named here is not in their files. */
export { EmojiPicker } from '../views/emoji/picker';
export { VersionsDialog } from '../views/message/versionsDialog';
