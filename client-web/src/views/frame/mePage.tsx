import { OwnMenu } from '../dialog/ownMenu';
import { Avatar, nameOf } from '../person';
import { Presence, presenceWords } from '../presence';
import { app } from '../store';

/* One's own part of the house. */
export function MePage() {
	const { me } = app.value;
	return (
		<main class="me-page">
			<div class="person">
				<Avatar person={me} />
				<div>
					<h1>{nameOf(me)}</h1>
					<p class="person-presence">
						<Presence person={me} />
						{presenceWords(me)}
					</p>
				</div>
			</div>
			<OwnMenu />
		</main>
	);
}
