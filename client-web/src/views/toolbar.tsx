/* Buttons in a row: one stop for Tab, arrows move among them. */
import { useSignal } from '@preact/signals';
import { Icon, type IconName } from './icon';

export interface Tool {
	/* Or a sign, such as an emoji. */
	icon?: IconName;
	sign?: string;
	label: string;
	/* The hint, where it says more than the label. */
	title?: string;
	/* anchor: the button pressed. */
	run: (anchor: HTMLElement) => void;
}

interface Props {
	label: string;
	class: string;
	tools: Tool[];
}

export function Toolbar({ label, class: className, tools }: Props) {
	const at = useSignal(0);
	const current = Math.min(at.value, tools.length - 1);
	const onKeyDown = (event: KeyboardEvent) => {
		const to = { ArrowLeft: current - 1, ArrowRight: current + 1, Home: 0, End: tools.length - 1 }[event.key];
		if (to === undefined) return;
		event.preventDefault();
		event.stopPropagation();
		const bar = event.currentTarget as HTMLElement;
		bar.querySelectorAll('button')[(to + tools.length) % tools.length]!.focus();
	};
	return (
		<div class={className} role="toolbar" aria-label={label} onKeyDown={onKeyDown}>
			{tools.map((tool, i) => (
				<button
					key={i}
					type="button"
					class="icon-button"
					tabIndex={i === current ? 0 : -1}
					aria-label={tool.label}
					title={tool.title ?? tool.label}
					onFocus={() => (at.value = i)}
					onClick={(event) => tool.run(event.currentTarget)}
				>
					<ToolPicture tool={tool} />
				</button>
			))}
		</div>
	);
}

export function ToolPicture({ tool: { icon, sign } }: { tool: Tool }) {
	if (icon) return <Icon name={icon} />;
	return (
		<span class="tool-sign" aria-hidden="true">
			{sign}
		</span>
	);
}
