/** The answers of the endpoints that lite lacks, in the form supabase-js expects. */
export const json = (body: unknown, status = 200) => Response.json(body, { status })

/** A refusal in the Auth server's form: supabase-js makes an `AuthApiError` with this `code` of it. */
export const refuse = (status: number, code: string, message: string) =>
	Response.json({ code: status, error_code: code, msg: message }, { status })
