// Made by npm run types; do not edit. Migrations fb83bfcc8049439b, text 15d719d02e6a5a6c.

export type Json = string | number | boolean | null | { [key: string]: Json | undefined } | Json[]

export type Database = {
  
  "public": {
          Tables: {
            "check_ins": {
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
                },"circles": {
                  Row: {
                    "charter": string,"created_at": string,"id": string,"name": string,"purpose": string,"updated_at": string,"video_url": string | null
                  }
                  ComputedFields: never
                  Insert: {
                    "charter": string,"created_at"?: string,"id": string,"name": string,"purpose": string,"updated_at"?: string,"video_url"?: string | null
                  }
                  Update: {
                    "charter"?: string,"created_at"?: string,"id"?: string,"name"?: string,"purpose"?: string,"updated_at"?: string,"video_url"?: string | null
                  }
                  Relationships: [
                    
                  ]
                },"commitments": {
                  Row: {
                    "circle_id": string,"created_at": string,"due_on": string | null,"due_session_id": string | null,"ended_at": string | null,"ended_with": string | null,"id": string,"outcome": string | null,"owner_id": string | null,"private": boolean,"reason": string | null,"renegotiates_id": string | null,"session_id": string | null,"status": string,"support": string | null,"updated_at": string,"witness_id": string | null,"words": string
                  }
                  ComputedFields: never
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
                    "address": string | null,"attempts": number,"cause": string,"circle_id": string | null,"claimed_until": string | null,"created_at": string,"dropped_at": string | null,"due_at": string,"gave_up_at": string | null,"id": string,"kind": string,"outcome": string | null,"payload": Json | null,"recipient_id": string | null,"sent_at": string | null
                  }
                  ComputedFields: never
                  Insert: {
                    "address"?: string | null,"attempts"?: number,"cause": string,"circle_id"?: string | null,"claimed_until"?: string | null,"created_at"?: string,"dropped_at"?: string | null,"due_at"?: string,"gave_up_at"?: string | null,"id"?: string,"kind": string,"outcome"?: string | null,"payload"?: Json | null,"recipient_id"?: string | null,"sent_at"?: string | null
                  }
                  Update: {
                    "address"?: string | null,"attempts"?: number,"cause"?: string,"circle_id"?: string | null,"claimed_until"?: string | null,"created_at"?: string,"dropped_at"?: string | null,"due_at"?: string,"gave_up_at"?: string | null,"id"?: string,"kind"?: string,"outcome"?: string | null,"payload"?: Json | null,"recipient_id"?: string | null,"sent_at"?: string | null
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
                },"profiles": {
                  Row: {
                    "archetype": string | null,"created_at": string,"id": string,"locale": string,"name": string,"theme": string,"title": string | null,"updated_at": string,"zone": string
                  }
                  ComputedFields: never
                  Insert: {
                    "archetype"?: string | null,"created_at"?: string,"id": string,"locale"?: string,"name": string,"theme"?: string,"title"?: string | null,"updated_at"?: string,"zone": string
                  }
                  Update: {
                    "archetype"?: string | null,"created_at"?: string,"id"?: string,"locale"?: string,"name"?: string,"theme"?: string,"title"?: string | null,"updated_at"?: string,"zone"?: string
                  }
                  Relationships: [
                    
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
                    "circle_id": string,"created_at": string,"duration_minutes": number,"every_weeks": number,"id": string,"season": number,"session_count": number,"slots": (string)[],"starts_on": string,"zone": string
                  }
                  ComputedFields: never
                  Insert: {
                    "circle_id": string,"created_at"?: string,"duration_minutes": number,"every_weeks": number,"id"?: string,"season": number,"session_count": number,"slots": (string)[],"starts_on": string,"zone": string
                  }
                  Update: {
                    "circle_id"?: string,"created_at"?: string,"duration_minutes"?: number,"every_weeks"?: number,"id"?: string,"season"?: number,"session_count"?: number,"slots"?: (string)[],"starts_on"?: string,"zone"?: string
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
                },"sessions": {
                  Row: {
                    "circle_id": string,"created_at": string,"duration_minutes": number,"ends_at": string,"id": string,"local_date": string,"local_time": string,"moved_from": string | null,"note": string | null,"original_date": string,"schedule_id": string | null,"sequence": number,"starts_at": string,"status": string,"tz_version": string,"uid": string,"updated_at": string,"zone": string
                  }
                  ComputedFields: never
                  Insert: {
                    "circle_id": string,"created_at"?: string,"duration_minutes": number,"ends_at": string,"id"?: string,"local_date": string,"local_time": string,"moved_from"?: string | null,"note"?: string | null,"original_date": string,"schedule_id"?: string | null,"sequence"?: number,"starts_at": string,"status"?: string,"tz_version": string,"uid": string,"updated_at"?: string,"zone": string
                  }
                  Update: {
                    "circle_id"?: string,"created_at"?: string,"duration_minutes"?: number,"ends_at"?: string,"id"?: string,"local_date"?: string,"local_time"?: string,"moved_from"?: string | null,"note"?: string | null,"original_date"?: string,"schedule_id"?: string | null,"sequence"?: number,"starts_at"?: string,"status"?: string,"tz_version"?: string,"uid"?: string,"updated_at"?: string,"zone"?: string
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
                    "brought_by": string | null,"circle_id": string,"created_at": string,"id": string,"prompt_slug": string | null,"session_id": string,"words": string | null,"vote_count": number | null
                  }
                  ComputedFields: "vote_count"
                  Insert: {
                    "brought_by"?: string | null,"circle_id": string,"created_at"?: string,"id": string,"prompt_slug"?: string | null,"session_id": string,"words"?: string | null
                  }
                  Update: {
                    "brought_by"?: string | null,"circle_id"?: string,"created_at"?: string,"id"?: string,"prompt_slug"?: string | null,"session_id"?: string,"words"?: string | null
                  }
                  Relationships: [
                    {
      foreignKeyName: "for_a_session_of_the_circle"
      columns: ["session_id","circle_id"]
isOneToOne: false
      referencedRelation: "sessions"
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
"answer_session":
{ Args: { "p_answer": string,"p_session_id": string }; Returns: undefined
                           },
"answer_session_link":
{ Args: { "p_answer": string,"p_token": string }; Returns: undefined
                           },
"cancel_session":
{ Args: { "p_note"?: string,"p_sequence": number,"p_session_id": string }; Returns: number
                           },
"claim_deliveries":
{ Args: { "p_limit": number }; Returns: {
              "address": string,"id": string,"kind": string,"locale": string,"name": string,"payload": Json,"zone": string
            }[]
                           },
"correct_session":
{ Args: { "p_sequence": number,"p_session_id": string,"p_starts_at": string,"p_tz_version": string }; Returns: undefined
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
"delete_my_account":
{ Args: Record<PropertyKey, never>; Returns: undefined
                           },
"end_commitment":
{ Args: { "p_ended_with"?: string,"p_id": string,"p_status": string }; Returns: undefined
                           },
"export_my_data":
{ Args: Record<PropertyKey, never>; Returns: Json
                           },
"finish_delivery":
{ Args: { "p_failure"?: string,"p_id": string }; Returns: undefined
                           },
"forget_my_tries":
{ Args: Record<PropertyKey, never>; Returns: undefined
                           },
"hand_over":
{ Args: { "p_circle_id": string,"p_person": string }; Returns: undefined
                           },
"invite":
{ Args: { "p_circle_id": string,"p_invitations": Json }; Returns: string[]
                           },
"leave_circle":
{ Args: { "p_circle_id": string,"p_successor"?: string }; Returns: undefined
                           },
"make_season":
{ Args: { "p_circle_id": string,"p_schedule": Json,"p_sessions": Json,"p_tz_version": string }; Returns: string
                           },
"move_session":
{ Args: { "p_duration_minutes": number,"p_local_date": string,"p_local_time": string,"p_note"?: string,"p_sequence": number,"p_session_id": string,"p_starts_at": string,"p_tz_version": string,"p_zone": string }; Returns: number
                           },
"open_feed":
{ Args: { "p_token": string }; Returns: {
              "profile_id": string,"stamp": string
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
"read_me":
{ Args: Record<PropertyKey, never>; Returns: Json
                           },
"read_my_links":
{ Args: Record<PropertyKey, never>; Returns: boolean
                           },
"read_my_session_link":
{ Args: { "p_session_id": string }; Returns: string
                           },
"read_my_waiting":
{ Args: Record<PropertyKey, never>; Returns: {
              "circle_id": string,"circle_name": string,"place": number
            }[]
                           },
"read_outdated_sessions":
{ Args: { "p_tz_version": string }; Returns: {
              "duration_minutes": number,"id": string,"local_date": string,"local_time": string,"sequence": number,"starts_at": string,"zone": string
            }[]
                           },
"read_session_link":
{ Args: { "p_token": string }; Returns: Json
                           },
"remove_member":
{ Args: { "p_circle_id": string,"p_person": string }; Returns: undefined
                           },
"renegotiate_commitment":
{ Args: { "p_due_on": string,"p_due_session_id"?: string,"p_ended_with"?: string,"p_id": string,"p_new_id": string,"p_words": string }; Returns: string
                           },
"reopen_commitment":
{ Args: { "p_id": string }; Returns: undefined
                           },
"reset_my_links":
{ Args: { "p_enabled": boolean }; Returns: undefined
                           },
"restore_session":
{ Args: { "p_sequence": number,"p_session_id": string }; Returns: number
                           },
"set_role":
{ Args: { "p_circle_id": string,"p_person": string,"p_role": string }; Returns: undefined
                           },
"stop_waiting":
{ Args: { "p_circle_id": string }; Returns: undefined
                           },
"vote_count":
{ Args: { "": Database["public"]['Tables']["topics"]['Row'] }; Returns: { error: true } & "the function public.vote_count with parameter or with a single unnamed json/jsonb parameter, but no matches were found in the schema cache"
                           },
"vote_for_topic":
{ Args: { "p_topic_id": string,"p_wanted": boolean }; Returns: undefined
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
