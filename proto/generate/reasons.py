"""Why a parameter is refused: `data.reason` of invalid_params, as the server gives them."""

REASONS = {
    "missing": "The parameter must be given.",
    "unknown": "There is no such parameter.",
    "wrong_type": "It is not of the type that is described.",
    "malformed": "It is not of the form that is described.",
    "too_short": "Fewer than `limit` characters, or nothing visible.",
    "too_long": "More than `limit` characters or items.",
    "too_small": "Less than `limit`.",
    "too_large": "More than `limit`.",
    "not_one_of": "It is none of the names that are described.",
    "taken": "Somebody or something else has it already.",
    "too_common": "It is among the first that are guessed.",
    "is_reply": "It is a reply itself, and has no thread of its own.",
    "unknown_person": "Somebody among them does not belong to the house, or no longer.",
    "not_a_member": "The person is no member of it.",
    "not_for_bots": "A bot does not have it.",
    "bad_characters": "It holds control characters.",
    "not_a_key": "There is no master key that can be used; the server's log says why.",
    "bad_characters": "It holds control characters, or such as are not seen.",
    "used": "The client_id was given to another command before.",
}
