/* What is copied, as text. */
import type { Fragment } from 'prosemirror-model';
import { mentionText } from '../look';
import { plainText } from './plainText';

export const copied = (content: Fragment): string => plainText(content, mentionText);
