/* What is rarely wanted, as one file that comes when the first of it is, or before, while nothing else is to be done.
 * One for each would cost the start more than it saves: what they share with it would fall into many small files. Large parts
 * that are files of their own import this one, for the same reason: what it shares with the start is whole for them as well. */
export { BrowseDialog } from './channel/browseDialog';
export { NewChannelDialog } from './channel/newChannelDialog';
export { HelpDialog } from './dialog/helpDialog';
export { DeviceDialog } from './dialog/linkDialogs';
export { keepEnter, useFault } from './dialog/longForm';
export { PreferencesDialog } from './dialog/preferencesDialog';
export { SectionDialog } from './dialog/sectionDialog';
export { EmojiPicker } from './emoji/picker';
export { InboxPage } from './inbox/inboxPage';
export { drawMarked } from './marked';
export { ForwardDialog } from './message/forwardDialog';
export { PlaceLink } from './message/placeLink';
export { VersionsDialog } from './message/versionsDialog';
export { WhyDialog } from './message/whyDialog';
export { sendKept } from './note/sendKept';
export { Directory } from './people/directory';
export { InviteDialog } from './people/inviteDialog';
export { PersonCard } from './people/personCard';
export { WriteDialog } from './people/writeDialog';
export { RoomMenu } from './room/roomMenu';
export { SavedDialog } from './saved/savedDialog';
export { SavedPage } from './saved/savedPage';
export { save, unsave } from './saved/saving';
export { PasswordDialog } from './self/passwordDialog';
export { ProfileDialog } from './self/profileForm';
export { SessionsDialog } from './self/sessionsDialog';
export { StatusDialog } from './self/statusDialog';
export { ThreadsPage } from './thread/threadsPage';
export { TitleDialog } from './thread/titleDialog';
export { UnreadPage } from './unread/unreadPage';
