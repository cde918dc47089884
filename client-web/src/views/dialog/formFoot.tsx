import type { ComponentChildren } from 'preact';
import { t } from '../../i18n';
import { closeDialog } from './dialog';
import type { Task } from './useTask';

/* The end of a form: what went wrong, and the buttons. */
export function FormFoot({ task, action, cancel, danger, children }: {
	task: Task;
	action: string;
	/* What the other button says. */
	cancel?: string;
	danger?: boolean;
	children?: ComponentChildren;
}) {
	return (
		<>
			<FormError task={task} />
			<div class="dialog-actions">
				{children}
				<button type="button" class="button" onClick={closeDialog}>
					{cancel ?? t('cancel')}
				</button>
				<button type="submit" class={danger ? 'button button-danger' : 'button button-primary'} disabled={task.busy}>
					{action}
				</button>
			</div>
		</>
	);
}

export function FormError({ task }: { task: Task }) {
	return (
		<p class="form-error" role="alert">
			{task.error}
		</p>
	);
}
