import { Icon, type IconName } from '../../icon';

interface Props {
	icon: IconName;
	/* What stands on it. */
	words: string;
	/* What is said instead, where that is more. */
	label?: string | undefined;
	primary?: boolean | undefined;
	/* Whether it does nothing now. It keeps its place and the focus. */
	off?: boolean | undefined;
	/* Whether it is as it says. */
	pressed?: boolean | undefined;
	/* It opens a dialog. */
	opens?: boolean | undefined;
	class?: string;
	onPress: (anchor: HTMLElement) => void;
}

export function BarButton({ icon, words, label, primary, off, pressed, opens, class: className, onPress }: Props) {
	return (
		<button
			type="button"
			class={['button bar-button', primary && 'button-primary', className].filter(Boolean).join(' ')}
			aria-label={label}
			title={label}
			aria-disabled={off ? true : undefined}
			aria-pressed={pressed}
			aria-haspopup={opens ? 'dialog' : undefined}
			onClick={(event) => {
				/* The second press of a double click was not meant for what stands there since the first. */
				if (!off && event.detail < 2) onPress(event.currentTarget);
			}}
		>
			<Icon name={icon} />
			<span>{words}</span>
		</button>
	);
}
