namespace IamConsole.Core.PolicyLanguage;

/// <summary>Issue codes that reading a document can give (IAM User Guide, Access Analyzer policy check reference).</summary>
public static class FindingCodes
{
    public const string JsonSyntaxError = "JSON_SYNTAX_ERROR";
    public const string DataTypeMismatch = "DATA_TYPE_MISMATCH";
    public const string InvalidPolicyElement = "INVALID_POLICY_ELEMENT";
    public const string InvalidVersion = "INVALID_VERSION";
    public const string InvalidEffect = "INVALID_EFFECT";
    public const string MissingEffect = "MISSING_EFFECT";
    public const string MissingStatement = "MISSING_STATEMENT";
    public const string MissingAction = "MISSING_ACTION";
    public const string MissingResource = "MISSING_RESOURCE";
    public const string MissingPrincipal = "MISSING_PRINCIPAL";
    public const string UnsupportedElementCombination = "UNSUPPORTED_ELEMENT_COMBINATION";
    public const string UnsupportedPrincipal = "UNSUPPORTED_PRINCIPAL";
    public const string UnsupportedSid = "UNSUPPORTED_SID";
    public const string UniqueSidsRequired = "UNIQUE_SIDS_REQUIRED";
    public const string UniqueSidsRecommended = "UNIQUE_SIDS_RECOMMENDED";
    public const string InvalidPrincipalFormat = "INVALID_PRINCIPAL_FORMAT";
    public const string InvalidPrincipalKey = "INVALID_PRINCIPAL_KEY";
    public const string UnsupportedWildcardInPrincipal = "UNSUPPORTED_WILDCARD_IN_PRINCIPAL";
    public const string InvalidConditionOperator = "INVALID_CONDITION_OPERATOR";
    public const string NullWithIfExists = "NULL_WITH_IF_EXISTS";
    public const string DuplicateKeysWithDifferentCase = "DUPLICATE_KEYS_WITH_DIFFERENT_CASE";
    public const string TrustNotPrincipal = "ROLE_TRUST_POLICY_SYNTAX_ERROR_NOTPRINCIPAL";
    public const string TrustResource = "ROLE_TRUST_POLICY_SYNTAX_ERROR_RESOURCE";
    public const string TrustWildcardPrincipal = "ROLE_TRUST_POLICY_UNSUPPORTED_WILDCARD_IN_PRINCIPAL";
    public const string ServiceControlPrincipal = "SCP_SYNTAX_ERROR_PRINCIPAL";
    public const string ResourceControlPrincipal = "RCP_SYNTAX_ERROR_PRINCIPAL";
}
