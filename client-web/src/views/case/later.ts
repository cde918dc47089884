/* Cases, as one file that comes when the first of them is wanted: loadCases() in views/lazy.ts. */
import '../later';
export { CaseLine } from './caseLine';
export { CasePage } from './casePage';
export { CasesPage } from './list/casesPage';
export { CopyDialog } from './copyDialog';
export { GuestCard } from './guests/card';
export { GuestSelf, NoticeGuest, NoticeReason } from './guests/notice';
export { tellOfGuest } from './guests/tell';
export { GuestMembers } from './guestMembers';
export { CaseSettingsDialog } from './settingsDialog';
export { OpenCaseDialog } from './openCaseDialog';
export { SideBar } from './sideBar';
export { SideNote } from './sideNote';
