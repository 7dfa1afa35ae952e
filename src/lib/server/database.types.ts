// Made by npm run types; do not edit. Migrations 4f4cf2fe01f44b3a, text 3f4e2c6b87af406f.

export type Json = string | number | boolean | null | { [key: string]: Json | undefined } | Json[]

export type Database = {
  
  "public": {
          Tables: {
            "absences": {
                  Row: {
                    "ends_on": string,"id": string,"profile_id": string,"starts_on": string
                  }
                  ComputedFields: never
                  Insert: {
                    "ends_on": string,"id": string,"profile_id": string,"starts_on": string
                  }
                  Update: {
                    "ends_on"?: string,"id"?: string,"profile_id"?: string,"starts_on"?: string
                  }
                  Relationships: [
                    {
      foreignKeyName: "absences_profile_id_fkey"
      columns: ["profile_id"]
isOneToOne: false
      referencedRelation: "profiles"
      referencedColumns: ["id"]
    }
                  ]
                },"agendas": {
                  Row: {
                    "circle_id": string,"created_at": string,"id": string,"made_by": string | null,"name": string,"removed_at": string | null,"steps": NonNullable<Json>,"updated_at": string
                  }
                  ComputedFields: never
                  Insert: {
                    "circle_id": string,"created_at"?: string,"id": string,"made_by"?: string | null,"name": string,"removed_at"?: string | null,"steps": NonNullable<Json>,"updated_at"?: string
                  }
                  Update: {
                    "circle_id"?: string,"created_at"?: string,"id"?: string,"made_by"?: string | null,"name"?: string,"removed_at"?: string | null,"steps"?: NonNullable<Json>,"updated_at"?: string
                  }
                  Relationships: [
                    {
      foreignKeyName: "agendas_circle_id_fkey"
      columns: ["circle_id"]
isOneToOne: false
      referencedRelation: "circles"
      referencedColumns: ["id"]
    },{
      foreignKeyName: "agendas_made_by_fkey"
      columns: ["made_by"]
isOneToOne: false
      referencedRelation: "profiles"
      referencedColumns: ["id"]
    }
                  ]
                },"busy_times": {
                  Row: {
                    "ends_at": string,"profile_id": string,"read_at": string,"starts_at": string
                  }
                  ComputedFields: never
                  Insert: {
                    "ends_at": string,"profile_id": string,"read_at"?: string,"starts_at": string
                  }
                  Update: {
                    "ends_at"?: string,"profile_id"?: string,"read_at"?: string,"starts_at"?: string
                  }
                  Relationships: [
                    {
      foreignKeyName: "busy_times_profile_id_fkey"
      columns: ["profile_id"]
isOneToOne: false
      referencedRelation: "profiles"
      referencedColumns: ["id"]
    }
                  ]
                },"changes": {
                  Row: {
                    "before": NonNullable<Json>,"circle_id": string,"id": string,"kind": string,"made_at": string,"made_by": string | null,"undone_at": string | null
                  }
                  ComputedFields: never
                  Insert: {
                    "before": NonNullable<Json>,"circle_id": string,"id": string,"kind": string,"made_at"?: string,"made_by"?: string | null,"undone_at"?: string | null
                  }
                  Update: {
                    "before"?: NonNullable<Json>,"circle_id"?: string,"id"?: string,"kind"?: string,"made_at"?: string,"made_by"?: string | null,"undone_at"?: string | null
                  }
                  Relationships: [
                    {
      foreignKeyName: "changes_circle_id_fkey"
      columns: ["circle_id"]
isOneToOne: false
      referencedRelation: "circles"
      referencedColumns: ["id"]
    },{
      foreignKeyName: "changes_made_by_fkey"
      columns: ["made_by"]
isOneToOne: false
      referencedRelation: "profiles"
      referencedColumns: ["id"]
    }
                  ]
                },"check_ins": {
                  Row: {
                    "author_id": string,"commitment_id": string,"created_at": string,"id": string,"words": string
                  }
                  ComputedFields: never
                  Insert: {
                    "author_id": string,"commitment_id": string,"created_at"?: string,"id": string,"words": string
                  }
                  Update: {
                    "author_id"?: string,"commitment_id"?: string,"created_at"?: string,"id"?: string,"words"?: string
                  }
                  Relationships: [
                    {
      foreignKeyName: "check_ins_author_id_fkey"
      columns: ["author_id"]
isOneToOne: false
      referencedRelation: "profiles"
      referencedColumns: ["id"]
    },{
      foreignKeyName: "check_ins_commitment_id_fkey"
      columns: ["commitment_id"]
isOneToOne: false
      referencedRelation: "commitments"
      referencedColumns: ["id"]
    }
                  ]
                },"circle_prompts": {
                  Row: {
                    "circle_id": string,"created_at": string,"follow_ups": (string)[],"id": string,"lens": string | null,"made_by": string | null,"minutes": number,"question": string,"removed_at": string | null,"situation": string | null,"updated_at": string
                  }
                  ComputedFields: never
                  Insert: {
                    "circle_id": string,"created_at"?: string,"follow_ups"?: (string)[],"id": string,"lens"?: string | null,"made_by"?: string | null,"minutes"?: number,"question": string,"removed_at"?: string | null,"situation"?: string | null,"updated_at"?: string
                  }
                  Update: {
                    "circle_id"?: string,"created_at"?: string,"follow_ups"?: (string)[],"id"?: string,"lens"?: string | null,"made_by"?: string | null,"minutes"?: number,"question"?: string,"removed_at"?: string | null,"situation"?: string | null,"updated_at"?: string
                  }
                  Relationships: [
                    {
      foreignKeyName: "circle_prompts_circle_id_fkey"
      columns: ["circle_id"]
isOneToOne: false
      referencedRelation: "circles"
      referencedColumns: ["id"]
    },{
      foreignKeyName: "circle_prompts_made_by_fkey"
      columns: ["made_by"]
isOneToOne: false
      referencedRelation: "profiles"
      referencedColumns: ["id"]
    }
                  ]
                },"circles": {
                  Row: {
                    "charter": string,"closed_at": string | null,"contexts": (string)[],"created_at": string,"id": string,"name": string,"next_facilitator_may_move": boolean,"purpose": string,"quorum": number,"updated_at": string,"video_url": string | null
                  }
                  ComputedFields: never
                  Insert: {
                    "charter": string,"closed_at"?: string | null,"contexts"?: (string)[],"created_at"?: string,"id": string,"name": string,"next_facilitator_may_move"?: boolean,"purpose": string,"quorum"?: number,"updated_at"?: string,"video_url"?: string | null
                  }
                  Update: {
                    "charter"?: string,"closed_at"?: string | null,"contexts"?: (string)[],"created_at"?: string,"id"?: string,"name"?: string,"next_facilitator_may_move"?: boolean,"purpose"?: string,"quorum"?: number,"updated_at"?: string,"video_url"?: string | null
                  }
                  Relationships: [
                    
                  ]
                },"commitments": {
                  Row: {
                    "circle_id": string,"created_at": string,"due_on": string | null,"due_session_id": string | null,"ended_at": string | null,"ended_with": string | null,"id": string,"outcome": string | null,"owner_id": string | null,"private": boolean,"reason": string | null,"renegotiates_id": string | null,"session_id": string | null,"status": string,"support": string | null,"updated_at": string,"witness_id": string | null,"words": string,"answered_before": Json | null
                  }
                  ComputedFields: "answered_before"
                  Insert: {
                    "circle_id": string,"created_at"?: string,"due_on"?: string | null,"due_session_id"?: string | null,"ended_at"?: string | null,"ended_with"?: string | null,"id": string,"outcome"?: string | null,"owner_id"?: string | null,"private"?: boolean,"reason"?: string | null,"renegotiates_id"?: string | null,"session_id"?: string | null,"status"?: string,"support"?: string | null,"updated_at"?: string,"witness_id"?: string | null,"words": string
                  }
                  Update: {
                    "circle_id"?: string,"created_at"?: string,"due_on"?: string | null,"due_session_id"?: string | null,"ended_at"?: string | null,"ended_with"?: string | null,"id"?: string,"outcome"?: string | null,"owner_id"?: string | null,"private"?: boolean,"reason"?: string | null,"renegotiates_id"?: string | null,"session_id"?: string | null,"status"?: string,"support"?: string | null,"updated_at"?: string,"witness_id"?: string | null,"words"?: string
                  }
                  Relationships: [
                    {
      foreignKeyName: "commitments_circle_id_fkey"
      columns: ["circle_id"]
isOneToOne: false
      referencedRelation: "circles"
      referencedColumns: ["id"]
    },{
      foreignKeyName: "commitments_owner_id_fkey"
      columns: ["owner_id"]
isOneToOne: false
      referencedRelation: "profiles"
      referencedColumns: ["id"]
    },{
      foreignKeyName: "commitments_renegotiates_id_fkey"
      columns: ["renegotiates_id"]
isOneToOne: true
      referencedRelation: "commitments"
      referencedColumns: ["id"]
    },{
      foreignKeyName: "commitments_witness_id_fkey"
      columns: ["witness_id"]
isOneToOne: false
      referencedRelation: "profiles"
      referencedColumns: ["id"]
    },{
      foreignKeyName: "due_at_a_session_of_the_circle"
      columns: ["due_session_id","circle_id"]
isOneToOne: false
      referencedRelation: "sessions"
      referencedColumns: ["id","circle_id"]
    },{
      foreignKeyName: "made_in_a_session_of_the_circle"
      columns: ["session_id","circle_id"]
isOneToOne: false
      referencedRelation: "sessions"
      referencedColumns: ["id","circle_id"]
    }
                  ]
                },"deliveries": {
                  Row: {
                    "address": string | null,"attempts": number,"cause": string,"channel": string | null,"circle_id": string | null,"claimed_until": string | null,"created_at": string,"dropped_at": string | null,"due_at": string,"gave_up_at": string | null,"id": string,"kind": string,"outcome": string | null,"payload": Json | null,"recipient_id": string | null,"sent_at": string | null
                  }
                  ComputedFields: never
                  Insert: {
                    "address"?: string | null,"attempts"?: number,"cause": string,"channel"?: string | null,"circle_id"?: string | null,"claimed_until"?: string | null,"created_at"?: string,"dropped_at"?: string | null,"due_at"?: string,"gave_up_at"?: string | null,"id"?: string,"kind": string,"outcome"?: string | null,"payload"?: Json | null,"recipient_id"?: string | null,"sent_at"?: string | null
                  }
                  Update: {
                    "address"?: string | null,"attempts"?: number,"cause"?: string,"channel"?: string | null,"circle_id"?: string | null,"claimed_until"?: string | null,"created_at"?: string,"dropped_at"?: string | null,"due_at"?: string,"gave_up_at"?: string | null,"id"?: string,"kind"?: string,"outcome"?: string | null,"payload"?: Json | null,"recipient_id"?: string | null,"sent_at"?: string | null
                  }
                  Relationships: [
                    {
      foreignKeyName: "deliveries_circle_id_fkey"
      columns: ["circle_id"]
isOneToOne: false
      referencedRelation: "circles"
      referencedColumns: ["id"]
    },{
      foreignKeyName: "deliveries_recipient_id_fkey"
      columns: ["recipient_id"]
isOneToOne: false
      referencedRelation: "profiles"
      referencedColumns: ["id"]
    }
                  ]
                },"duties": {
                  Row: {
                    "assigned_at": string,"came_by": string,"circle_id": string,"profile_id": string,"role": string,"session_id": string
                  }
                  ComputedFields: never
                  Insert: {
                    "assigned_at"?: string,"came_by"?: string,"circle_id": string,"profile_id": string,"role": string,"session_id": string
                  }
                  Update: {
                    "assigned_at"?: string,"came_by"?: string,"circle_id"?: string,"profile_id"?: string,"role"?: string,"session_id"?: string
                  }
                  Relationships: [
                    {
      foreignKeyName: "duties_profile_id_fkey"
      columns: ["profile_id"]
isOneToOne: false
      referencedRelation: "profiles"
      referencedColumns: ["id"]
    },{
      foreignKeyName: "of_a_session_of_the_circle"
      columns: ["session_id","circle_id"]
isOneToOne: false
      referencedRelation: "sessions"
      referencedColumns: ["id","circle_id"]
    }
                  ]
                },"duty_requests": {
                  Row: {
                    "answered_at": string | null,"asked_at": string,"asked_by": string,"asked_of": string,"circle_id": string,"id": string,"role": string,"session_id": string,"state": string
                  }
                  ComputedFields: never
                  Insert: {
                    "answered_at"?: string | null,"asked_at"?: string,"asked_by": string,"asked_of": string,"circle_id": string,"id"?: string,"role": string,"session_id": string,"state"?: string
                  }
                  Update: {
                    "answered_at"?: string | null,"asked_at"?: string,"asked_by"?: string,"asked_of"?: string,"circle_id"?: string,"id"?: string,"role"?: string,"session_id"?: string,"state"?: string
                  }
                  Relationships: [
                    {
      foreignKeyName: "duty_requests_asked_by_fkey"
      columns: ["asked_by"]
isOneToOne: false
      referencedRelation: "profiles"
      referencedColumns: ["id"]
    },{
      foreignKeyName: "duty_requests_asked_of_fkey"
      columns: ["asked_of"]
isOneToOne: false
      referencedRelation: "profiles"
      referencedColumns: ["id"]
    },{
      foreignKeyName: "for_a_duty"
      columns: ["session_id","role"]
isOneToOne: false
      referencedRelation: "duties"
      referencedColumns: ["session_id","role"]
    },{
      foreignKeyName: "of_a_session_of_the_circle"
      columns: ["session_id","circle_id"]
isOneToOne: false
      referencedRelation: "sessions"
      referencedColumns: ["id","circle_id"]
    }
                  ]
                },"duty_skips": {
                  Row: {
                    "came_by": string,"circle_id": string,"profile_id": string,"role": string,"session_id": string,"skipped_at": string
                  }
                  ComputedFields: never
                  Insert: {
                    "came_by": string,"circle_id": string,"profile_id": string,"role": string,"session_id": string,"skipped_at"?: string
                  }
                  Update: {
                    "came_by"?: string,"circle_id"?: string,"profile_id"?: string,"role"?: string,"session_id"?: string,"skipped_at"?: string
                  }
                  Relationships: [
                    {
      foreignKeyName: "duty_skips_profile_id_fkey"
      columns: ["profile_id"]
isOneToOne: false
      referencedRelation: "profiles"
      referencedColumns: ["id"]
    },{
      foreignKeyName: "of_a_session_of_the_circle"
      columns: ["session_id","circle_id"]
isOneToOne: false
      referencedRelation: "sessions"
      referencedColumns: ["id","circle_id"]
    }
                  ]
                },"encouragements": {
                  Row: {
                    "commitment_id": string,"created_at": string,"due_on": string,"id": string,"witness_id": string
                  }
                  ComputedFields: never
                  Insert: {
                    "commitment_id": string,"created_at"?: string,"due_on": string,"id": string,"witness_id": string
                  }
                  Update: {
                    "commitment_id"?: string,"created_at"?: string,"due_on"?: string,"id"?: string,"witness_id"?: string
                  }
                  Relationships: [
                    {
      foreignKeyName: "encouragements_commitment_id_fkey"
      columns: ["commitment_id"]
isOneToOne: false
      referencedRelation: "commitments"
      referencedColumns: ["id"]
    },{
      foreignKeyName: "encouragements_witness_id_fkey"
      columns: ["witness_id"]
isOneToOne: false
      referencedRelation: "profiles"
      referencedColumns: ["id"]
    }
                  ]
                },"excuses": {
                  Row: {
                    "circle_id": string,"given_at": string,"profile_id": string,"reason": string,"session_id": string
                  }
                  ComputedFields: never
                  Insert: {
                    "circle_id": string,"given_at"?: string,"profile_id": string,"reason": string,"session_id": string
                  }
                  Update: {
                    "circle_id"?: string,"given_at"?: string,"profile_id"?: string,"reason"?: string,"session_id"?: string
                  }
                  Relationships: [
                    {
      foreignKeyName: "excuses_profile_id_fkey"
      columns: ["profile_id"]
isOneToOne: false
      referencedRelation: "profiles"
      referencedColumns: ["id"]
    },{
      foreignKeyName: "of_a_session_of_the_circle"
      columns: ["session_id","circle_id"]
isOneToOne: false
      referencedRelation: "sessions"
      referencedColumns: ["id","circle_id"]
    }
                  ]
                },"feeds": {
                  Row: {
                    "created_at": string,"id": string,"last_used_at": string | null,"name": string,"profile_id": string,"revoked_at": string | null,"token_hash": string
                  }
                  ComputedFields: never
                  Insert: {
                    "created_at"?: string,"id"?: string,"last_used_at"?: string | null,"name": string,"profile_id": string,"revoked_at"?: string | null,"token_hash": string
                  }
                  Update: {
                    "created_at"?: string,"id"?: string,"last_used_at"?: string | null,"name"?: string,"profile_id"?: string,"revoked_at"?: string | null,"token_hash"?: string
                  }
                  Relationships: [
                    {
      foreignKeyName: "feeds_profile_id_fkey"
      columns: ["profile_id"]
isOneToOne: false
      referencedRelation: "profiles"
      referencedColumns: ["id"]
    }
                  ]
                },"hot_seats": {
                  Row: {
                    "chosen_at": string,"chosen_by": string | null,"circle_id": string,"session_id": string,"topic_ids": (string)[]
                  }
                  ComputedFields: never
                  Insert: {
                    "chosen_at"?: string,"chosen_by"?: string | null,"circle_id": string,"session_id": string,"topic_ids": (string)[]
                  }
                  Update: {
                    "chosen_at"?: string,"chosen_by"?: string | null,"circle_id"?: string,"session_id"?: string,"topic_ids"?: (string)[]
                  }
                  Relationships: [
                    {
      foreignKeyName: "hot_seats_chosen_by_fkey"
      columns: ["chosen_by"]
isOneToOne: false
      referencedRelation: "profiles"
      referencedColumns: ["id"]
    },{
      foreignKeyName: "hot_seats_circle_id_fkey"
      columns: ["circle_id"]
isOneToOne: false
      referencedRelation: "circles"
      referencedColumns: ["id"]
    },{
      foreignKeyName: "of_a_session_of_the_circle"
      columns: ["session_id","circle_id"]
isOneToOne: false
      referencedRelation: "sessions"
      referencedColumns: ["id","circle_id"]
    }
                  ]
                },"hours": {
                  Row: {
                    "circle_id": string | null,"marks": string,"profile_id": string,"updated_at": string
                  }
                  ComputedFields: never
                  Insert: {
                    "circle_id"?: string | null,"marks": string,"profile_id": string,"updated_at"?: string
                  }
                  Update: {
                    "circle_id"?: string | null,"marks"?: string,"profile_id"?: string,"updated_at"?: string
                  }
                  Relationships: [
                    {
      foreignKeyName: "hours_circle_id_fkey"
      columns: ["circle_id"]
isOneToOne: false
      referencedRelation: "circles"
      referencedColumns: ["id"]
    },{
      foreignKeyName: "hours_profile_id_fkey"
      columns: ["profile_id"]
isOneToOne: false
      referencedRelation: "profiles"
      referencedColumns: ["id"]
    }
                  ]
                },"invitations": {
                  Row: {
                    "circle_id": string,"created_at": string,"created_by": string | null,"email": string | null,"expires_at": string,"id": string,"max_uses": number,"name": string | null,"token_hash": string,"uses": number,"withdrawn_at": string | null
                  }
                  ComputedFields: never
                  Insert: {
                    "circle_id": string,"created_at"?: string,"created_by"?: string | null,"email"?: string | null,"expires_at"?: string,"id"?: string,"max_uses": number,"name"?: string | null,"token_hash": string,"uses"?: number,"withdrawn_at"?: string | null
                  }
                  Update: {
                    "circle_id"?: string,"created_at"?: string,"created_by"?: string | null,"email"?: string | null,"expires_at"?: string,"id"?: string,"max_uses"?: number,"name"?: string | null,"token_hash"?: string,"uses"?: number,"withdrawn_at"?: string | null
                  }
                  Relationships: [
                    {
      foreignKeyName: "invitations_circle_id_fkey"
      columns: ["circle_id"]
isOneToOne: false
      referencedRelation: "circles"
      referencedColumns: ["id"]
    },{
      foreignKeyName: "invitations_created_by_fkey"
      columns: ["created_by"]
isOneToOne: false
      referencedRelation: "profiles"
      referencedColumns: ["id"]
    }
                  ]
                },"live_declines": {
                  Row: {
                    "circle_id": string,"declined_at": string,"profile_id": string,"session_id": string
                  }
                  ComputedFields: never
                  Insert: {
                    "circle_id": string,"declined_at"?: string,"profile_id": string,"session_id": string
                  }
                  Update: {
                    "circle_id"?: string,"declined_at"?: string,"profile_id"?: string,"session_id"?: string
                  }
                  Relationships: [
                    {
      foreignKeyName: "live_declines_profile_id_fkey"
      columns: ["profile_id"]
isOneToOne: false
      referencedRelation: "profiles"
      referencedColumns: ["id"]
    },{
      foreignKeyName: "of_a_session_of_the_circle"
      columns: ["session_id","circle_id"]
isOneToOne: false
      referencedRelation: "sessions"
      referencedColumns: ["id","circle_id"]
    }
                  ]
                },"live_presences": {
                  Row: {
                    "circle_id": string,"first_seen_at": string,"present": boolean,"profile_id": string,"seen_at": string,"session_id": string,"signed_in": boolean
                  }
                  ComputedFields: never
                  Insert: {
                    "circle_id": string,"first_seen_at"?: string,"present"?: boolean,"profile_id": string,"seen_at"?: string,"session_id": string,"signed_in": boolean
                  }
                  Update: {
                    "circle_id"?: string,"first_seen_at"?: string,"present"?: boolean,"profile_id"?: string,"seen_at"?: string,"session_id"?: string,"signed_in"?: boolean
                  }
                  Relationships: [
                    {
      foreignKeyName: "live_presences_profile_id_fkey"
      columns: ["profile_id"]
isOneToOne: false
      referencedRelation: "profiles"
      referencedColumns: ["id"]
    },{
      foreignKeyName: "of_a_session_of_the_circle"
      columns: ["session_id","circle_id"]
isOneToOne: false
      referencedRelation: "sessions"
      referencedColumns: ["id","circle_id"]
    }
                  ]
                },"lives": {
                  Row: {
                    "circle_id": string,"ended_at": string | null,"facilitator_id": string | null,"paused_at": string | null,"phase": number,"round": NonNullable<Json>,"session_id": string,"started_at": string | null,"step": number,"step_seconds": number,"step_started_at": string | null,"steps": NonNullable<Json>,"until": string | null,"version": number
                  }
                  ComputedFields: never
                  Insert: {
                    "circle_id": string,"ended_at"?: string | null,"facilitator_id"?: string | null,"paused_at"?: string | null,"phase"?: number,"round"?: NonNullable<Json>,"session_id": string,"started_at"?: string | null,"step"?: number,"step_seconds"?: number,"step_started_at"?: string | null,"steps"?: NonNullable<Json>,"until"?: string | null,"version"?: number
                  }
                  Update: {
                    "circle_id"?: string,"ended_at"?: string | null,"facilitator_id"?: string | null,"paused_at"?: string | null,"phase"?: number,"round"?: NonNullable<Json>,"session_id"?: string,"started_at"?: string | null,"step"?: number,"step_seconds"?: number,"step_started_at"?: string | null,"steps"?: NonNullable<Json>,"until"?: string | null,"version"?: number
                  }
                  Relationships: [
                    {
      foreignKeyName: "lives_facilitator_id_fkey"
      columns: ["facilitator_id"]
isOneToOne: false
      referencedRelation: "profiles"
      referencedColumns: ["id"]
    },{
      foreignKeyName: "of_a_session_of_the_circle"
      columns: ["session_id","circle_id"]
isOneToOne: false
      referencedRelation: "sessions"
      referencedColumns: ["id","circle_id"]
    }
                  ]
                },"mail_preferences": {
                  Row: {
                    "clock_changes": boolean,"day_before": boolean,"duties": boolean,"hour_before": boolean,"nudges": boolean,"profile_id": string,"pushed": (string)[],"questions": boolean,"quiet_from": string | null,"quiet_until": string | null,"records": boolean,"session_changes": boolean,"updated_at": string
                  }
                  ComputedFields: never
                  Insert: {
                    "clock_changes"?: boolean,"day_before"?: boolean,"duties"?: boolean,"hour_before"?: boolean,"nudges"?: boolean,"profile_id": string,"pushed"?: (string)[],"questions"?: boolean,"quiet_from"?: string | null,"quiet_until"?: string | null,"records"?: boolean,"session_changes"?: boolean,"updated_at"?: string
                  }
                  Update: {
                    "clock_changes"?: boolean,"day_before"?: boolean,"duties"?: boolean,"hour_before"?: boolean,"nudges"?: boolean,"profile_id"?: string,"pushed"?: (string)[],"questions"?: boolean,"quiet_from"?: string | null,"quiet_until"?: string | null,"records"?: boolean,"session_changes"?: boolean,"updated_at"?: string
                  }
                  Relationships: [
                    {
      foreignKeyName: "mail_preferences_profile_id_fkey"
      columns: ["profile_id"]
isOneToOne: true
      referencedRelation: "profiles"
      referencedColumns: ["id"]
    }
                  ]
                },"members": {
                  Row: {
                    "charter_accepted_at": string,"circle_id": string,"id": string,"joined_at": string,"left_at": string | null,"profile_id": string | null,"role": string
                  }
                  ComputedFields: never
                  Insert: {
                    "charter_accepted_at": string,"circle_id": string,"id"?: string,"joined_at"?: string,"left_at"?: string | null,"profile_id"?: string | null,"role"?: string
                  }
                  Update: {
                    "charter_accepted_at"?: string,"circle_id"?: string,"id"?: string,"joined_at"?: string,"left_at"?: string | null,"profile_id"?: string | null,"role"?: string
                  }
                  Relationships: [
                    {
      foreignKeyName: "members_circle_id_fkey"
      columns: ["circle_id"]
isOneToOne: false
      referencedRelation: "circles"
      referencedColumns: ["id"]
    },{
      foreignKeyName: "members_profile_id_fkey"
      columns: ["profile_id"]
isOneToOne: false
      referencedRelation: "profiles"
      referencedColumns: ["id"]
    }
                  ]
                },"note_sweeps": {
                  Row: {
                    "circle_id": string,"deleted": number,"deleted_at": string | null,"ran_at": string
                  }
                  ComputedFields: never
                  Insert: {
                    "circle_id": string,"deleted"?: number,"deleted_at"?: string | null,"ran_at": string
                  }
                  Update: {
                    "circle_id"?: string,"deleted"?: number,"deleted_at"?: string | null,"ran_at"?: string
                  }
                  Relationships: [
                    {
      foreignKeyName: "note_sweeps_circle_id_fkey"
      columns: ["circle_id"]
isOneToOne: true
      referencedRelation: "circles"
      referencedColumns: ["id"]
    }
                  ]
                },"notes": {
                  Row: {
                    "circle_id": string,"id": string,"session_id": string,"words": string,"written_at": string
                  }
                  ComputedFields: never
                  Insert: {
                    "circle_id": string,"id": string,"session_id": string,"words": string,"written_at"?: string
                  }
                  Update: {
                    "circle_id"?: string,"id"?: string,"session_id"?: string,"words"?: string,"written_at"?: string
                  }
                  Relationships: [
                    {
      foreignKeyName: "of_a_session_of_the_circle"
      columns: ["session_id","circle_id"]
isOneToOne: false
      referencedRelation: "sessions"
      referencedColumns: ["id","circle_id"]
    }
                  ]
                },"own_answers": {
                  Row: {
                    "about": string,"answer": string,"heard_at": string,"id": string,"profile_id": string,"row_id": string,"said_at": string,"words": string | null
                  }
                  ComputedFields: never
                  Insert: {
                    "about": string,"answer": string,"heard_at"?: string,"id": string,"profile_id": string,"row_id": string,"said_at": string,"words"?: string | null
                  }
                  Update: {
                    "about"?: string,"answer"?: string,"heard_at"?: string,"id"?: string,"profile_id"?: string,"row_id"?: string,"said_at"?: string,"words"?: string | null
                  }
                  Relationships: [
                    {
      foreignKeyName: "own_answers_profile_id_fkey"
      columns: ["profile_id"]
isOneToOne: false
      referencedRelation: "profiles"
      referencedColumns: ["id"]
    }
                  ]
                },"packet_comments": {
                  Row: {
                    "answered_at": string | null,"author_id": string | null,"created_at": string,"id": string,"item_id": string | null,"kind": string,"packet_id": string,"words": string
                  }
                  ComputedFields: never
                  Insert: {
                    "answered_at"?: string | null,"author_id"?: string | null,"created_at"?: string,"id": string,"item_id"?: string | null,"kind": string,"packet_id": string,"words": string
                  }
                  Update: {
                    "answered_at"?: string | null,"author_id"?: string | null,"created_at"?: string,"id"?: string,"item_id"?: string | null,"kind"?: string,"packet_id"?: string,"words"?: string
                  }
                  Relationships: [
                    {
      foreignKeyName: "on_an_item_of_the_packet"
      columns: ["item_id","packet_id"]
isOneToOne: false
      referencedRelation: "packet_items"
      referencedColumns: ["id","packet_id"]
    },{
      foreignKeyName: "packet_comments_author_id_fkey"
      columns: ["author_id"]
isOneToOne: false
      referencedRelation: "profiles"
      referencedColumns: ["id"]
    },{
      foreignKeyName: "packet_comments_packet_id_fkey"
      columns: ["packet_id"]
isOneToOne: false
      referencedRelation: "packets"
      referencedColumns: ["id"]
    }
                  ]
                },"packet_items": {
                  Row: {
                    "created_at": string,"evidence": (string)[],"id": string,"outcome": string | null,"packet_id": string,"place": number,"removed_at": string | null,"section": string,"words": string
                  }
                  ComputedFields: never
                  Insert: {
                    "created_at"?: string,"evidence"?: (string)[],"id"?: string,"outcome"?: string | null,"packet_id": string,"place": number,"removed_at"?: string | null,"section": string,"words": string
                  }
                  Update: {
                    "created_at"?: string,"evidence"?: (string)[],"id"?: string,"outcome"?: string | null,"packet_id"?: string,"place"?: number,"removed_at"?: string | null,"section"?: string,"words"?: string
                  }
                  Relationships: [
                    {
      foreignKeyName: "packet_items_packet_id_fkey"
      columns: ["packet_id"]
isOneToOne: false
      referencedRelation: "packets"
      referencedColumns: ["id"]
    }
                  ]
                },"packet_rules": {
                  Row: {
                    "created_at": string,"heard_from": string | null,"holds": string,"id": string,"packet_id": string,"removed_at": string | null,"words": string
                  }
                  ComputedFields: never
                  Insert: {
                    "created_at"?: string,"heard_from"?: string | null,"holds"?: string,"id": string,"packet_id": string,"removed_at"?: string | null,"words": string
                  }
                  Update: {
                    "created_at"?: string,"heard_from"?: string | null,"holds"?: string,"id"?: string,"packet_id"?: string,"removed_at"?: string | null,"words"?: string
                  }
                  Relationships: [
                    {
      foreignKeyName: "packet_rules_packet_id_fkey"
      columns: ["packet_id"]
isOneToOne: false
      referencedRelation: "packets"
      referencedColumns: ["id"]
    }
                  ]
                },"packet_shows": {
                  Row: {
                    "packet_id": string,"shown_at": string,"shown_until": string,"viewer_id": string
                  }
                  ComputedFields: never
                  Insert: {
                    "packet_id": string,"shown_at"?: string,"shown_until": string,"viewer_id": string
                  }
                  Update: {
                    "packet_id"?: string,"shown_at"?: string,"shown_until"?: string,"viewer_id"?: string
                  }
                  Relationships: [
                    {
      foreignKeyName: "packet_shows_packet_id_fkey"
      columns: ["packet_id"]
isOneToOne: false
      referencedRelation: "packets"
      referencedColumns: ["id"]
    },{
      foreignKeyName: "packet_shows_viewer_id_fkey"
      columns: ["viewer_id"]
isOneToOne: false
      referencedRelation: "profiles"
      referencedColumns: ["id"]
    }
                  ]
                },"packet_sources": {
                  Row: {
                    "circle_name": string,"commitment_id": string | null,"ended_as": string,"ended_at": string,"item_id": string,"packet_id": string,"words": string
                  }
                  ComputedFields: never
                  Insert: {
                    "circle_name": string,"commitment_id"?: string | null,"ended_as": string,"ended_at": string,"item_id": string,"packet_id": string,"words": string
                  }
                  Update: {
                    "circle_name"?: string,"commitment_id"?: string | null,"ended_as"?: string,"ended_at"?: string,"item_id"?: string,"packet_id"?: string,"words"?: string
                  }
                  Relationships: [
                    {
      foreignKeyName: "of_an_item_of_the_packet"
      columns: ["item_id","packet_id"]
isOneToOne: true
      referencedRelation: "packet_items"
      referencedColumns: ["id","packet_id"]
    },{
      foreignKeyName: "packet_sources_commitment_id_fkey"
      columns: ["commitment_id"]
isOneToOne: false
      referencedRelation: "commitments"
      referencedColumns: ["id"]
    }
                  ]
                },"packets": {
                  Row: {
                    "created_at": string,"id": string,"owner_id": string
                  }
                  ComputedFields: never
                  Insert: {
                    "created_at"?: string,"id"?: string,"owner_id": string
                  }
                  Update: {
                    "created_at"?: string,"id"?: string,"owner_id"?: string
                  }
                  Relationships: [
                    {
      foreignKeyName: "packets_owner_id_fkey"
      columns: ["owner_id"]
isOneToOne: true
      referencedRelation: "profiles"
      referencedColumns: ["id"]
    }
                  ]
                },"parked": {
                  Row: {
                    "circle_id": string,"id": string,"session_id": string,"words": string,"written_at": string
                  }
                  ComputedFields: never
                  Insert: {
                    "circle_id": string,"id": string,"session_id": string,"words": string,"written_at"?: string
                  }
                  Update: {
                    "circle_id"?: string,"id"?: string,"session_id"?: string,"words"?: string,"written_at"?: string
                  }
                  Relationships: [
                    {
      foreignKeyName: "of_a_session_of_the_circle"
      columns: ["session_id","circle_id"]
isOneToOne: false
      referencedRelation: "sessions"
      referencedColumns: ["id","circle_id"]
    }
                  ]
                },"profiles": {
                  Row: {
                    "archetype": string | null,"calendar_channel": string,"calendar_channel_since": string,"created_at": string,"id": string,"locale": string,"name": string,"theme": string,"title": string | null,"updated_at": string,"zone": string
                  }
                  ComputedFields: never
                  Insert: {
                    "archetype"?: string | null,"calendar_channel"?: string,"calendar_channel_since"?: string,"created_at"?: string,"id": string,"locale"?: string,"name": string,"theme"?: string,"title"?: string | null,"updated_at"?: string,"zone": string
                  }
                  Update: {
                    "archetype"?: string | null,"calendar_channel"?: string,"calendar_channel_since"?: string,"created_at"?: string,"id"?: string,"locale"?: string,"name"?: string,"theme"?: string,"title"?: string | null,"updated_at"?: string,"zone"?: string
                  }
                  Relationships: [
                    
                  ]
                },"pulses": {
                  Row: {
                    "circle_id": string,"good": string,"question": string,"session_id": string,"warning": string
                  }
                  ComputedFields: never
                  Insert: {
                    "circle_id": string,"good": string,"question": string,"session_id": string,"warning": string
                  }
                  Update: {
                    "circle_id"?: string,"good"?: string,"question"?: string,"session_id"?: string,"warning"?: string
                  }
                  Relationships: [
                    {
      foreignKeyName: "of_a_session_of_the_circle"
      columns: ["session_id","circle_id"]
isOneToOne: false
      referencedRelation: "sessions"
      referencedColumns: ["id","circle_id"]
    }
                  ]
                },"push_subscriptions": {
                  Row: {
                    "auth": string,"created_at": string,"device": string,"endpoint": string,"id": string,"p256dh": string,"profile_id": string,"used_at": string | null
                  }
                  ComputedFields: never
                  Insert: {
                    "auth": string,"created_at"?: string,"device": string,"endpoint": string,"id"?: string,"p256dh": string,"profile_id": string,"used_at"?: string | null
                  }
                  Update: {
                    "auth"?: string,"created_at"?: string,"device"?: string,"endpoint"?: string,"id"?: string,"p256dh"?: string,"profile_id"?: string,"used_at"?: string | null
                  }
                  Relationships: [
                    {
      foreignKeyName: "push_subscriptions_profile_id_fkey"
      columns: ["profile_id"]
isOneToOne: false
      referencedRelation: "profiles"
      referencedColumns: ["id"]
    }
                  ]
                },"rsvps": {
                  Row: {
                    "answer": string,"answered_at": string,"circle_id": string,"profile_id": string,"session_id": string
                  }
                  ComputedFields: never
                  Insert: {
                    "answer": string,"answered_at"?: string,"circle_id": string,"profile_id": string,"session_id": string
                  }
                  Update: {
                    "answer"?: string,"answered_at"?: string,"circle_id"?: string,"profile_id"?: string,"session_id"?: string
                  }
                  Relationships: [
                    {
      foreignKeyName: "of_a_session_of_the_circle"
      columns: ["session_id","circle_id"]
isOneToOne: false
      referencedRelation: "sessions"
      referencedColumns: ["id","circle_id"]
    },{
      foreignKeyName: "rsvps_profile_id_fkey"
      columns: ["profile_id"]
isOneToOne: false
      referencedRelation: "profiles"
      referencedColumns: ["id"]
    }
                  ]
                },"schedules": {
                  Row: {
                    "circle_id": string,"created_at": string,"duration_minutes": number,"every_weeks": number,"follows": boolean,"id": string,"season": number,"session_count": number,"slots": (string)[],"starts_on": string,"zone": string
                  }
                  ComputedFields: never
                  Insert: {
                    "circle_id": string,"created_at"?: string,"duration_minutes": number,"every_weeks": number,"follows"?: boolean,"id"?: string,"season": number,"session_count": number,"slots": (string)[],"starts_on": string,"zone": string
                  }
                  Update: {
                    "circle_id"?: string,"created_at"?: string,"duration_minutes"?: number,"every_weeks"?: number,"follows"?: boolean,"id"?: string,"season"?: number,"session_count"?: number,"slots"?: (string)[],"starts_on"?: string,"zone"?: string
                  }
                  Relationships: [
                    {
      foreignKeyName: "schedules_circle_id_fkey"
      columns: ["circle_id"]
isOneToOne: false
      referencedRelation: "circles"
      referencedColumns: ["id"]
    }
                  ]
                },"season_wishes": {
                  Row: {
                    "answered_at": string,"circle_id": string,"profile_id": string,"season": number,"stays": boolean | null,"wish": string | null
                  }
                  ComputedFields: never
                  Insert: {
                    "answered_at"?: string,"circle_id": string,"profile_id": string,"season": number,"stays"?: boolean | null,"wish"?: string | null
                  }
                  Update: {
                    "answered_at"?: string,"circle_id"?: string,"profile_id"?: string,"season"?: number,"stays"?: boolean | null,"wish"?: string | null
                  }
                  Relationships: [
                    {
      foreignKeyName: "season_wishes_circle_id_fkey"
      columns: ["circle_id"]
isOneToOne: false
      referencedRelation: "circles"
      referencedColumns: ["id"]
    },{
      foreignKeyName: "season_wishes_profile_id_fkey"
      columns: ["profile_id"]
isOneToOne: false
      referencedRelation: "profiles"
      referencedColumns: ["id"]
    }
                  ]
                },"seat_offers": {
                  Row: {
                    "circle_id": string,"expires_at": string,"from_circle_id": string | null,"offered_at": string,"offered_by": string | null,"profile_id": string
                  }
                  ComputedFields: never
                  Insert: {
                    "circle_id": string,"expires_at"?: string,"from_circle_id"?: string | null,"offered_at"?: string,"offered_by"?: string | null,"profile_id": string
                  }
                  Update: {
                    "circle_id"?: string,"expires_at"?: string,"from_circle_id"?: string | null,"offered_at"?: string,"offered_by"?: string | null,"profile_id"?: string
                  }
                  Relationships: [
                    {
      foreignKeyName: "seat_offers_circle_id_fkey"
      columns: ["circle_id"]
isOneToOne: false
      referencedRelation: "circles"
      referencedColumns: ["id"]
    },{
      foreignKeyName: "seat_offers_from_circle_id_fkey"
      columns: ["from_circle_id"]
isOneToOne: false
      referencedRelation: "circles"
      referencedColumns: ["id"]
    },{
      foreignKeyName: "seat_offers_offered_by_fkey"
      columns: ["offered_by"]
isOneToOne: false
      referencedRelation: "profiles"
      referencedColumns: ["id"]
    },{
      foreignKeyName: "seat_offers_profile_id_fkey"
      columns: ["profile_id"]
isOneToOne: false
      referencedRelation: "profiles"
      referencedColumns: ["id"]
    }
                  ]
                },"session_agendas": {
                  Row: {
                    "before": Json | null,"chosen_at": string,"chosen_by": string | null,"circle_id": string,"session_id": string,"steps": Json | null
                  }
                  ComputedFields: never
                  Insert: {
                    "before"?: Json | null,"chosen_at"?: string,"chosen_by"?: string | null,"circle_id": string,"session_id": string,"steps"?: Json | null
                  }
                  Update: {
                    "before"?: Json | null,"chosen_at"?: string,"chosen_by"?: string | null,"circle_id"?: string,"session_id"?: string,"steps"?: Json | null
                  }
                  Relationships: [
                    {
      foreignKeyName: "of_a_session_of_the_circle"
      columns: ["session_id","circle_id"]
isOneToOne: false
      referencedRelation: "sessions"
      referencedColumns: ["id","circle_id"]
    },{
      foreignKeyName: "session_agendas_chosen_by_fkey"
      columns: ["chosen_by"]
isOneToOne: false
      referencedRelation: "profiles"
      referencedColumns: ["id"]
    }
                  ]
                },"session_wishes": {
                  Row: {
                    "circle_id": string,"profile_id": string,"session_id": string,"wish": string,"wished_at": string
                  }
                  ComputedFields: never
                  Insert: {
                    "circle_id": string,"profile_id": string,"session_id": string,"wish": string,"wished_at"?: string
                  }
                  Update: {
                    "circle_id"?: string,"profile_id"?: string,"session_id"?: string,"wish"?: string,"wished_at"?: string
                  }
                  Relationships: [
                    {
      foreignKeyName: "of_a_session_of_the_circle"
      columns: ["session_id","circle_id"]
isOneToOne: false
      referencedRelation: "sessions"
      referencedColumns: ["id","circle_id"]
    },{
      foreignKeyName: "session_wishes_profile_id_fkey"
      columns: ["profile_id"]
isOneToOne: false
      referencedRelation: "profiles"
      referencedColumns: ["id"]
    }
                  ]
                },"sessions": {
                  Row: {
                    "added": boolean,"circle_id": string,"created_at": string,"duration_minutes": number,"ends_at": string,"format": string,"goes_on": boolean,"id": string,"local_date": string,"local_time": string,"moved_from": string | null,"note": string | null,"original_date": string,"schedule_id": string | null,"sequence": number,"starts_at": string,"status": string,"tz_version": string,"uid": string,"updated_at": string,"zone": string
                  }
                  ComputedFields: never
                  Insert: {
                    "added"?: boolean,"circle_id": string,"created_at"?: string,"duration_minutes": number,"ends_at": string,"format"?: string,"goes_on"?: boolean,"id"?: string,"local_date": string,"local_time": string,"moved_from"?: string | null,"note"?: string | null,"original_date": string,"schedule_id"?: string | null,"sequence"?: number,"starts_at": string,"status"?: string,"tz_version": string,"uid": string,"updated_at"?: string,"zone": string
                  }
                  Update: {
                    "added"?: boolean,"circle_id"?: string,"created_at"?: string,"duration_minutes"?: number,"ends_at"?: string,"format"?: string,"goes_on"?: boolean,"id"?: string,"local_date"?: string,"local_time"?: string,"moved_from"?: string | null,"note"?: string | null,"original_date"?: string,"schedule_id"?: string | null,"sequence"?: number,"starts_at"?: string,"status"?: string,"tz_version"?: string,"uid"?: string,"updated_at"?: string,"zone"?: string
                  }
                  Relationships: [
                    {
      foreignKeyName: "sessions_circle_id_fkey"
      columns: ["circle_id"]
isOneToOne: false
      referencedRelation: "circles"
      referencedColumns: ["id"]
    },{
      foreignKeyName: "sessions_schedule_id_fkey"
      columns: ["schedule_id"]
isOneToOne: false
      referencedRelation: "schedules"
      referencedColumns: ["id"]
    }
                  ]
                },"takeaways": {
                  Row: {
                    "agreed": boolean,"circle_id": string,"created_at": string,"id": string,"session_id": string,"words": string
                  }
                  ComputedFields: never
                  Insert: {
                    "agreed"?: boolean,"circle_id": string,"created_at"?: string,"id": string,"session_id": string,"words": string
                  }
                  Update: {
                    "agreed"?: boolean,"circle_id"?: string,"created_at"?: string,"id"?: string,"session_id"?: string,"words"?: string
                  }
                  Relationships: [
                    {
      foreignKeyName: "of_a_session_of_the_circle"
      columns: ["session_id","circle_id"]
isOneToOne: false
      referencedRelation: "sessions"
      referencedColumns: ["id","circle_id"]
    }
                  ]
                },"topic_answers": {
                  Row: {
                    "author_id": string,"circle_id": string,"created_at": string,"id": string,"session_id": string,"topic_id": string,"updated_at": string,"words": string
                  }
                  ComputedFields: never
                  Insert: {
                    "author_id": string,"circle_id": string,"created_at"?: string,"id": string,"session_id": string,"topic_id": string,"updated_at"?: string,"words": string
                  }
                  Update: {
                    "author_id"?: string,"circle_id"?: string,"created_at"?: string,"id"?: string,"session_id"?: string,"topic_id"?: string,"updated_at"?: string,"words"?: string
                  }
                  Relationships: [
                    {
      foreignKeyName: "to_a_topic_of_the_session"
      columns: ["topic_id","session_id","circle_id"]
isOneToOne: false
      referencedRelation: "topics"
      referencedColumns: ["id","session_id","circle_id"]
    },{
      foreignKeyName: "topic_answers_author_id_fkey"
      columns: ["author_id"]
isOneToOne: false
      referencedRelation: "profiles"
      referencedColumns: ["id"]
    },{
      foreignKeyName: "topic_answers_circle_id_fkey"
      columns: ["circle_id"]
isOneToOne: false
      referencedRelation: "circles"
      referencedColumns: ["id"]
    }
                  ]
                },"topic_votes": {
                  Row: {
                    "circle_id": string,"created_at": string,"profile_id": string,"session_id": string,"topic_id": string
                  }
                  ComputedFields: never
                  Insert: {
                    "circle_id": string,"created_at"?: string,"profile_id": string,"session_id": string,"topic_id": string
                  }
                  Update: {
                    "circle_id"?: string,"created_at"?: string,"profile_id"?: string,"session_id"?: string,"topic_id"?: string
                  }
                  Relationships: [
                    {
      foreignKeyName: "for_a_topic_of_the_session"
      columns: ["topic_id","session_id","circle_id"]
isOneToOne: false
      referencedRelation: "topics"
      referencedColumns: ["id","session_id","circle_id"]
    },{
      foreignKeyName: "topic_votes_profile_id_fkey"
      columns: ["profile_id"]
isOneToOne: false
      referencedRelation: "profiles"
      referencedColumns: ["id"]
    }
                  ]
                },"topics": {
                  Row: {
                    "brought_by": string | null,"carried": number,"circle_id": string,"circle_prompt_id": string | null,"created_at": string,"id": string,"lens": string | null,"parked": boolean,"prompt_slug": string | null,"reason": string | null,"session_id": string,"stands_in": boolean,"taken_up_at": string | null,"unsigned": boolean,"words": string | null
                  }
                  ComputedFields: never
                  Insert: {
                    "brought_by"?: string | null,"carried"?: number,"circle_id": string,"circle_prompt_id"?: string | null,"created_at"?: string,"id": string,"lens"?: string | null,"parked"?: boolean,"prompt_slug"?: string | null,"reason"?: string | null,"session_id": string,"stands_in"?: boolean,"taken_up_at"?: string | null,"unsigned"?: boolean,"words"?: string | null
                  }
                  Update: {
                    "brought_by"?: string | null,"carried"?: number,"circle_id"?: string,"circle_prompt_id"?: string | null,"created_at"?: string,"id"?: string,"lens"?: string | null,"parked"?: boolean,"prompt_slug"?: string | null,"reason"?: string | null,"session_id"?: string,"stands_in"?: boolean,"taken_up_at"?: string | null,"unsigned"?: boolean,"words"?: string | null
                  }
                  Relationships: [
                    {
      foreignKeyName: "for_a_session_of_the_circle"
      columns: ["session_id","circle_id"]
isOneToOne: false
      referencedRelation: "sessions"
      referencedColumns: ["id","circle_id"]
    },{
      foreignKeyName: "is_a_prompt_of_the_circle"
      columns: ["circle_prompt_id","circle_id"]
isOneToOne: false
      referencedRelation: "circle_prompts"
      referencedColumns: ["id","circle_id"]
    },{
      foreignKeyName: "topics_brought_by_fkey"
      columns: ["brought_by"]
isOneToOne: false
      referencedRelation: "profiles"
      referencedColumns: ["id"]
    },{
      foreignKeyName: "topics_circle_id_fkey"
      columns: ["circle_id"]
isOneToOne: false
      referencedRelation: "circles"
      referencedColumns: ["id"]
    }
                  ]
                },"travels": {
                  Row: {
                    "ends_on": string,"id": string,"profile_id": string,"starts_on": string,"zone": string
                  }
                  ComputedFields: never
                  Insert: {
                    "ends_on": string,"id": string,"profile_id": string,"starts_on": string,"zone": string
                  }
                  Update: {
                    "ends_on"?: string,"id"?: string,"profile_id"?: string,"starts_on"?: string,"zone"?: string
                  }
                  Relationships: [
                    {
      foreignKeyName: "travels_profile_id_fkey"
      columns: ["profile_id"]
isOneToOne: false
      referencedRelation: "profiles"
      referencedColumns: ["id"]
    }
                  ]
                },"waiting": {
                  Row: {
                    "charter_accepted_at": string,"circle_id": string,"profile_id": string,"since": string
                  }
                  ComputedFields: never
                  Insert: {
                    "charter_accepted_at": string,"circle_id": string,"profile_id": string,"since"?: string
                  }
                  Update: {
                    "charter_accepted_at"?: string,"circle_id"?: string,"profile_id"?: string,"since"?: string
                  }
                  Relationships: [
                    {
      foreignKeyName: "waiting_circle_id_fkey"
      columns: ["circle_id"]
isOneToOne: false
      referencedRelation: "circles"
      referencedColumns: ["id"]
    },{
      foreignKeyName: "waiting_profile_id_fkey"
      columns: ["profile_id"]
isOneToOne: false
      referencedRelation: "profiles"
      referencedColumns: ["id"]
    }
                  ]
                }
          }
          Views: {
            [_ in never]: never
          }
          Functions: {
            "accept_invitation":
{ Args: { "p_charter_accepted": boolean,"p_token": string }; Returns: Json
                           },
"accept_seat":
{ Args: { "p_charter_accepted": boolean,"p_circle_id": string }; Returns: undefined
                           },
"add_commitments_to_packet":
{ Args: { "p_commitment_ids": (string)[],"p_section": string }; Returns: number
                           },
"add_packet_item":
{ Args: { "p_evidence"?: (string)[],"p_id": string,"p_outcome"?: string,"p_section": string,"p_words": string }; Returns: undefined
                           },
"agree_takeaway":
{ Args: { "p_agreed": boolean,"p_id": string }; Returns: undefined
                           },
"answer_duty_request":
{ Args: { "p_accepted": boolean,"p_request_id": string }; Returns: undefined
                           },
"answer_nudge":
{ Args: { "p_answer": string,"p_id": string,"p_token": string }; Returns: string
                           },
"answer_packet_question":
{ Args: { "p_answered": boolean,"p_id": string }; Returns: undefined
                           },
"answer_pulse":
{ Args: { "p_answers": Json,"p_session_id": string }; Returns: boolean
                           },
"answer_session":
{ Args: { "p_answer": string,"p_id"?: string,"p_said_at"?: string,"p_session_id": string }; Returns: undefined
                           },
"answer_session_link":
{ Args: { "p_answer": string,"p_token": string }; Returns: undefined
                           },
"answered_before":
{ Args: { "": Database["public"]['Tables']["commitments"]['Row'] }; Returns: { error: true } & "the function public.answered_before with parameter or with a single unnamed json/jsonb parameter, but no matches were found in the schema cache"
                           },
"ask_for_duty":
{ Args: { "p_person": string,"p_role": string,"p_session_id": string }; Returns: undefined
                           },
"assign_duties":
{ Args: { "p_circle_id": string,"p_plan": Json }; Returns: number
                           },
"bring_topic":
{ Args: { "p_topic": Json }; Returns: undefined
                           },
"change_sessions":
{ Args: { "p_change": Json,"p_tz_version": string }; Returns: undefined
                           },
"choose_agenda":
{ Args: { "p_session_id": string,"p_steps"?: Json }; Returns: undefined
                           },
"choose_hot_seats":
{ Args: { "p_session_id": string,"p_topic_ids": (string)[] }; Returns: undefined
                           },
"claim_deliveries":
{ Args: { "p_limit": number }; Returns: {
              "address": string,"devices": Json,"id": string,"kind": string,"locale": string,"name": string,"payload": Json,"unsubscribe": string,"zone": string
            }[]
                           },
"clear_hot_seats":
{ Args: { "p_session_id": string }; Returns: undefined
                           },
"close_circle":
{ Args: { "p_circle_id": string }; Returns: undefined
                           },
"comment_on_packet":
{ Args: { "p_id": string,"p_item_id"?: string,"p_kind": string,"p_packet_id": string,"p_words": string }; Returns: undefined
                           },
"correct_session":
{ Args: { "p_sequence": number,"p_session_id": string,"p_starts_at": string,"p_tz_version": string }; Returns: undefined
                           },
"count_import":
{ Args: Record<PropertyKey, never>; Returns: {
              "allowed": boolean,"retry_at": string
            }[]
                           },
"count_reply":
{ Args: { "p_kind": string }; Returns: undefined
                           },
"count_try":
{ Args: { "p_kind": string,"p_subject": string }; Returns: {
              "allowed": boolean,"retry_at": string
            }[]
                           },
"create_circle":
{ Args: { "p_circle": Json,"p_schedule": Json,"p_sessions": Json,"p_tz_version": string }; Returns: string
                           },
"create_feed":
{ Args: { "p_name": string,"p_token": string }; Returns: string
                           },
"decline_commitments":
{ Args: { "p_declined"?: boolean,"p_session_id": string }; Returns: undefined
                           },
"decline_seat":
{ Args: { "p_circle_id": string }; Returns: undefined
                           },
"delete_my_account":
{ Args: Record<PropertyKey, never>; Returns: undefined
                           },
"edit_packet_item":
{ Args: { "p_evidence"?: (string)[],"p_id": string,"p_outcome"?: string,"p_section": string,"p_words": string }; Returns: undefined
                           },
"encourage":
{ Args: { "p_commitment_id": string,"p_id": string }; Returns: undefined
                           },
"end_commitment":
{ Args: { "p_answer_id"?: string,"p_ended_with"?: string,"p_id": string,"p_said_at"?: string,"p_status": string }; Returns: undefined
                           },
"end_left_lives":
{ Args: Record<PropertyKey, never>; Returns: number
                           },
"end_live":
{ Args: { "p_session_id": string }; Returns: undefined
                           },
"excuse":
{ Args: { "p_reason": string,"p_session_id": string }; Returns: undefined
                           },
"export_my_data":
{ Args: Record<PropertyKey, never>; Returns: Json
                           },
"finish_delivery":
{ Args: { "p_failure"?: string,"p_id": string }; Returns: undefined
                           },
"finish_push":
{ Args: { "p_after"?: number,"p_failure"?: string,"p_gone": (string)[],"p_id": string,"p_passes"?: boolean,"p_taken": (string)[] }; Returns: undefined
                           },
"follow_by_link":
{ Args: { "p_token": string }; Returns: Json
                           },
"forget_my_tries":
{ Args: Record<PropertyKey, never>; Returns: undefined
                           },
"forget_what_is_over":
{ Args: Record<PropertyKey, never>; Returns: number
                           },
"go_on":
{ Args: { "p_sequence": number,"p_session_id": string }; Returns: undefined
                           },
"hand_live":
{ Args: { "p_session_id": string,"p_to": string }; Returns: undefined
                           },
"hand_over":
{ Args: { "p_circle_id": string,"p_person": string }; Returns: undefined
                           },
"invite":
{ Args: { "p_circle_id": string,"p_invitations": Json }; Returns: string[]
                           },
"is_reply_name":
{ Args: { "p_name": string }; Returns: boolean
                           },
"keep_vapid_keys":
{ Args: { "p_private": string,"p_public": string }; Returns: Json
                           },
"leave_circle":
{ Args: { "p_circle_id": string,"p_successor"?: string }; Returns: undefined
                           },
"leave_device":
{ Args: { "p_id": string }; Returns: undefined
                           },
"mail_is_down":
{ Args: Record<PropertyKey, never>; Returns: boolean
                           },
"make_season":
{ Args: { "p_circle_id": string,"p_schedule": Json,"p_sessions": Json,"p_tz_version": string }; Returns: string
                           },
"mark_discussed":
{ Args: { "p_discussed": boolean,"p_topic_id": string }; Returns: undefined
                           },
"mark_hours":
{ Args: { "p_circle_id"?: string,"p_marks": string }; Returns: undefined
                           },
"merge_circles":
{ Args: { "p_from": string,"p_into": string }; Returns: number
                           },
"move_packet_item":
{ Args: { "p_id": string,"p_up": boolean }; Returns: undefined
                           },
"name_for_duty":
{ Args: { "p_person": string,"p_role": string,"p_session_id": string }; Returns: undefined
                           },
"open_feed":
{ Args: { "p_token": string }; Returns: {
              "profile_id": string,"stamp": string
            }[]
                           },
"park":
{ Args: { "p_back"?: boolean,"p_id": string,"p_session_id": string,"p_words": string }; Returns: undefined
                           },
"pass_turn":
{ Args: { "p_session_id": string,"p_why"?: string }; Returns: undefined
                           },
"plan_calendar_entries":
{ Args: Record<PropertyKey, never>; Returns: number
                           },
"plan_clock_changes":
{ Args: { "p_changes": Json }; Returns: number
                           },
"plan_nudges":
{ Args: { "p_nudges": Json }; Returns: number
                           },
"plan_questions":
{ Args: Record<PropertyKey, never>; Returns: undefined
                           },
"plan_records":
{ Args: Record<PropertyKey, never>; Returns: undefined
                           },
"plan_reminders":
{ Args: { "p_reminders": Json }; Returns: number
                           },
"propose_takeaway":
{ Args: { "p_back"?: boolean,"p_id": string,"p_session_id": string,"p_words": string }; Returns: undefined
                           },
"publish_pulses":
{ Args: Record<PropertyKey, never>; Returns: number
                           },
"read_agenda":
{ Args: { "p_session_id": string }; Returns: Json
                           },
"read_circle_hours":
{ Args: { "p_circle_id": string }; Returns: {
              "absences": Json,"busy": Json,"joined_at": string,"marks": string,"name": string,"profile_id": string,"role": string,"travels": Json,"zone": string
            }[]
                           },
"read_circle_insights":
{ Args: { "p_circle_id": string }; Returns: Json
                           },
"read_clocks_to_watch":
{ Args: { "p_now": string,"p_zones": (string)[] }; Returns: Json
                           },
"read_empty_queues":
{ Args: Record<PropertyKey, never>; Returns: {
              "facts": Json,"session_id": string
            }[]
                           },
"read_feed":
{ Args: { "p_from": string,"p_to": string,"p_token": string }; Returns: {
              "answer": string,"ends_at": string,"link": string,"sequence": number,"session_id": string,"starts_at": string,"status": string,"uid": string,"updated_at": string
            }[]
                           },
"read_invitation":
{ Args: { "p_token": string }; Returns: Json
                           },
"read_live":
{ Args: { "p_session_id": string }; Returns: Json
                           },
"read_live_for_all":
{ Args: { "p_session_id": string }; Returns: Json
                           },
"read_live_versions":
{ Args: { "p_session_ids": (string)[],"p_sign_in_ids"?: (string)[] }; Returns: {
              "ended_sign_in_id": string,"now": string,"session_id": string,"version": number
            }[]
                           },
"read_me":
{ Args: Record<PropertyKey, never>; Returns: Json
                           },
"read_my_calendar":
{ Args: { "p_from": string,"p_to": string }; Returns: {
              "answer": string,"ends_at": string,"link": string,"sequence": number,"session_id": string,"starts_at": string,"status": string,"uid": string,"updated_at": string
            }[]
                           },
"read_my_close":
{ Args: { "p_session_id": string }; Returns: Json
                           },
"read_my_links":
{ Args: Record<PropertyKey, never>; Returns: boolean
                           },
"read_my_mailed_entries":
{ Args: Record<PropertyKey, never>; Returns: {
              "answer": string,"ends_at": string,"link": string,"mailed_at": string,"method": string,"sequence": number,"session_id": string,"starts_at": string,"uid": string
            }[]
                           },
"read_my_notices":
{ Args: Record<PropertyKey, never>; Returns: Json
                           },
"read_my_places":
{ Args: Record<PropertyKey, never>; Returns: {
              "circle_id": string,"circle_name": string,"kept_until": string,"place": number
            }[]
                           },
"read_my_seat":
{ Args: { "p_circle_id": string }; Returns: Json
                           },
"read_my_session_link":
{ Args: { "p_session_id": string }; Returns: string
                           },
"read_nudge":
{ Args: { "p_token": string }; Returns: Json
                           },
"read_nudges_to_plan":
{ Args: Record<PropertyKey, never>; Returns: Json
                           },
"read_outdated_sessions":
{ Args: { "p_tz_version": string }; Returns: {
              "duration_minutes": number,"id": string,"local_date": string,"local_time": string,"sequence": number,"starts_at": string,"zone": string
            }[]
                           },
"read_queue":
{ Args: { "p_session_id": string }; Returns: Json
                           },
"read_reminders_to_plan":
{ Args: Record<PropertyKey, never>; Returns: Json
                           },
"read_reply_counts":
{ Args: Record<PropertyKey, never>; Returns: {
              "count": number,"day": string,"kind": string
            }[]
                           },
"read_rota":
{ Args: { "p_circle_id": string }; Returns: Json
                           },
"read_rota_gaps":
{ Args: { "p_circle_id"?: string }; Returns: Json[]
                           },
"read_season_wishes":
{ Args: { "p_circle_id": string }; Returns: Json
                           },
"read_session_link":
{ Args: { "p_token": string }; Returns: Json
                           },
"read_suggestion_facts":
{ Args: { "p_circle_id": string }; Returns: Json
                           },
"read_unsubscribe":
{ Args: { "p_token": string }; Returns: Json
                           },
"read_zones_in_use":
{ Args: Record<PropertyKey, never>; Returns: (string)[]
                           },
"record_reply":
{ Args: { "p_answer": string,"p_answered_at"?: string,"p_from": string,"p_name": string,"p_sequence"?: number,"p_uid": string }; Returns: string
                           },
"remove_agenda":
{ Args: { "p_id": string,"p_removed"?: boolean }; Returns: undefined
                           },
"remove_member":
{ Args: { "p_circle_id": string,"p_person": string }; Returns: undefined
                           },
"remove_note":
{ Args: { "p_id": string }; Returns: undefined
                           },
"remove_packet_item":
{ Args: { "p_id": string,"p_removed": boolean }; Returns: undefined
                           },
"remove_packet_rule":
{ Args: { "p_id": string,"p_removed": boolean }; Returns: undefined
                           },
"remove_takeaway":
{ Args: { "p_id": string }; Returns: undefined
                           },
"renegotiate_commitment":
{ Args: { "p_due_on": string,"p_due_session_id"?: string,"p_ended_with"?: string,"p_id": string,"p_new_id": string,"p_words": string }; Returns: string
                           },
"reopen_circle":
{ Args: { "p_circle_id": string }; Returns: undefined
                           },
"reopen_commitment":
{ Args: { "p_id": string }; Returns: undefined
                           },
"replace_busy_times":
{ Args: { "p_times": Json }; Returns: undefined
                           },
"reset_my_links":
{ Args: { "p_enabled": boolean }; Returns: undefined
                           },
"save_agenda":
{ Args: { "p_circle_id": string,"p_id": string,"p_name": string,"p_steps": Json }; Returns: undefined
                           },
"save_packet_rule":
{ Args: { "p_heard_from"?: string,"p_holds"?: string,"p_id": string,"p_words": string }; Returns: undefined
                           },
"say_what_came":
{ Args: { "p_id": string,"p_words"?: string }; Returns: undefined
                           },
"see_present":
{ Args: { "p_seen": Json }; Returns: undefined
                           },
"set_role":
{ Args: { "p_circle_id": string,"p_person": string,"p_role": string }; Returns: undefined
                           },
"settle_live":
{ Args: { "p_change": Json,"p_session_id": string,"p_version": number }; Returns: number
                           },
"settle_sessions":
{ Args: Record<PropertyKey, never>; Returns: undefined
                           },
"show_packet":
{ Args: { "p_until": string,"p_viewer_ids": (string)[] }; Returns: undefined
                           },
"sign_topic":
{ Args: { "p_topic_id": string }; Returns: undefined
                           },
"skip_duty":
{ Args: { "p_role": string,"p_session_id": string }; Returns: undefined
                           },
"start_live":
{ Args: { "p_session_id": string,"p_start": Json }; Returns: number
                           },
"steer_live":
{ Args: { "p_change": Json,"p_session_id": string,"p_version": number }; Returns: number
                           },
"stop_showing_packet":
{ Args: { "p_viewer_id": string }; Returns: undefined
                           },
"stop_waiting":
{ Args: { "p_circle_id": string }; Returns: undefined
                           },
"suggest_topics":
{ Args: { "p_session_id": string,"p_suggestions": Json }; Returns: undefined
                           },
"sweep_notes":
{ Args: Record<PropertyKey, never>; Returns: number
                           },
"take_back_encouragement":
{ Args: { "p_id": string }; Returns: undefined
                           },
"take_back_packet_comment":
{ Args: { "p_id": string }; Returns: undefined
                           },
"take_over_live":
{ Args: { "p_session_id": string }; Returns: undefined
                           },
"turn_push_on":
{ Args: { "p_auth": string,"p_device": string,"p_endpoint": string,"p_p256dh": string }; Returns: string
                           },
"undo_agenda":
{ Args: { "p_session_id": string }; Returns: undefined
                           },
"undo_change":
{ Args: { "p_change_id": string }; Returns: undefined
                           },
"undo_nudge":
{ Args: { "p_id"?: string,"p_token": string }; Returns: undefined
                           },
"undo_skip":
{ Args: { "p_role": string,"p_session_id": string }; Returns: undefined
                           },
"unpark":
{ Args: { "p_id": string }; Returns: undefined
                           },
"unsubscribe":
{ Args: { "p_token": string,"p_wanted"?: boolean }; Returns: undefined
                           },
"vote_for_topic":
{ Args: { "p_id"?: string,"p_said_at"?: string,"p_topic_id": string,"p_wanted": boolean }; Returns: undefined
                           },
"wish_for_season":
{ Args: { "p_circle_id": string,"p_season": number,"p_stays"?: boolean,"p_wish"?: string }; Returns: undefined
                           },
"wish_for_session":
{ Args: { "p_session_id": string,"p_wish": string }; Returns: undefined
                           },
"withdraw_duty_request":
{ Args: { "p_request_id": string }; Returns: undefined
                           },
"write_note":
{ Args: { "p_back"?: boolean,"p_id": string,"p_session_id": string,"p_words": string }; Returns: undefined
                           }
          }
          Enums: {
            [_ in never]: never
          }
          CompositeTypes: {
            [_ in never]: never
          }
        }
}

type DatabaseWithoutInternals = Omit<Database, '__InternalSupabase'>

type DefaultSchema = DatabaseWithoutInternals[Extract<keyof Database, "public">]

export type Tables<
  DefaultSchemaTableNameOrOptions extends
    | keyof (DefaultSchema["Tables"] & DefaultSchema["Views"])
    | { schema: keyof DatabaseWithoutInternals },
  TableName extends DefaultSchemaTableNameOrOptions extends {
    schema: keyof DatabaseWithoutInternals
  }
    ? keyof (DatabaseWithoutInternals[DefaultSchemaTableNameOrOptions["schema"]]["Tables"] &
        DatabaseWithoutInternals[DefaultSchemaTableNameOrOptions["schema"]]["Views"])
    : never = never
> = DefaultSchemaTableNameOrOptions extends { schema: keyof DatabaseWithoutInternals }
  ? (DatabaseWithoutInternals[DefaultSchemaTableNameOrOptions["schema"]]["Tables"] &
      DatabaseWithoutInternals[DefaultSchemaTableNameOrOptions["schema"]]["Views"])[TableName] extends {
      Row: infer R
    }
    ? R
    : never
  : DefaultSchemaTableNameOrOptions extends keyof (DefaultSchema["Tables"] & DefaultSchema["Views"])
  ? (DefaultSchema["Tables"] & DefaultSchema["Views"])[DefaultSchemaTableNameOrOptions] extends {
      Row: infer R
    }
    ? R
    : never
  : never

export type TablesInsert<
  DefaultSchemaTableNameOrOptions extends
    | keyof DefaultSchema["Tables"]
    | { schema: keyof DatabaseWithoutInternals },
  TableName extends DefaultSchemaTableNameOrOptions extends {
    schema: keyof DatabaseWithoutInternals
  }
    ? keyof DatabaseWithoutInternals[DefaultSchemaTableNameOrOptions["schema"]]["Tables"]
    : never = never
> = DefaultSchemaTableNameOrOptions extends { schema: keyof DatabaseWithoutInternals }
  ? DatabaseWithoutInternals[DefaultSchemaTableNameOrOptions["schema"]]["Tables"][TableName] extends {
      Insert: infer I
    }
    ? I
    : never
  : DefaultSchemaTableNameOrOptions extends keyof DefaultSchema["Tables"]
  ? DefaultSchema["Tables"][DefaultSchemaTableNameOrOptions] extends {
      Insert: infer I
    }
    ? I
    : never
  : never

export type TablesUpdate<
  DefaultSchemaTableNameOrOptions extends
    | keyof DefaultSchema["Tables"]
    | { schema: keyof DatabaseWithoutInternals },
  TableName extends DefaultSchemaTableNameOrOptions extends {
    schema: keyof DatabaseWithoutInternals
  }
    ? keyof DatabaseWithoutInternals[DefaultSchemaTableNameOrOptions["schema"]]["Tables"]
    : never = never
> = DefaultSchemaTableNameOrOptions extends { schema: keyof DatabaseWithoutInternals }
  ? DatabaseWithoutInternals[DefaultSchemaTableNameOrOptions["schema"]]["Tables"][TableName] extends {
      Update: infer U
    }
    ? U
    : never
  : DefaultSchemaTableNameOrOptions extends keyof DefaultSchema["Tables"]
  ? DefaultSchema["Tables"][DefaultSchemaTableNameOrOptions] extends {
      Update: infer U
    }
    ? U
    : never
  : never

export type Enums<
  DefaultSchemaEnumNameOrOptions extends
    | keyof DefaultSchema["Enums"]
    | { schema: keyof DatabaseWithoutInternals },
  EnumName extends DefaultSchemaEnumNameOrOptions extends {
    schema: keyof DatabaseWithoutInternals
  }
    ? keyof DatabaseWithoutInternals[DefaultSchemaEnumNameOrOptions["schema"]]["Enums"]
    : never = never
> = DefaultSchemaEnumNameOrOptions extends { schema: keyof DatabaseWithoutInternals }
  ? DatabaseWithoutInternals[DefaultSchemaEnumNameOrOptions["schema"]]["Enums"][EnumName]
  : DefaultSchemaEnumNameOrOptions extends keyof DefaultSchema["Enums"]
  ? DefaultSchema["Enums"][DefaultSchemaEnumNameOrOptions]
  : never

export type CompositeTypes<
  PublicCompositeTypeNameOrOptions extends
    | keyof DefaultSchema["CompositeTypes"]
    | { schema: keyof DatabaseWithoutInternals },
  CompositeTypeName extends PublicCompositeTypeNameOrOptions extends {
    schema: keyof DatabaseWithoutInternals
  }
    ? keyof DatabaseWithoutInternals[PublicCompositeTypeNameOrOptions["schema"]]["CompositeTypes"]
    : never = never
> = PublicCompositeTypeNameOrOptions extends { schema: keyof DatabaseWithoutInternals }
  ? DatabaseWithoutInternals[PublicCompositeTypeNameOrOptions["schema"]]["CompositeTypes"][CompositeTypeName]
  : PublicCompositeTypeNameOrOptions extends keyof DefaultSchema["CompositeTypes"]
  ? DefaultSchema["CompositeTypes"][PublicCompositeTypeNameOrOptions]
  : never

export const Constants = {
  "public": {
          Enums: {
            
          }
        }
} as const
