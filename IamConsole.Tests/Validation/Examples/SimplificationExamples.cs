using IamConsole.Core.PolicyLanguage;
using static IamConsole.Tests.Validation.IssueExample;

namespace IamConsole.Tests.Validation.Examples;

/// <summary>Elements that are empty or say nothing new.</summary>
internal static class SimplificationExamples
{
    public static IEnumerable<IssueExample> All { get; } =
    [
        Allow("EMPTY_ARRAY_ACTION", "'Action':[],'Resource':'*'", "'Action':['s3:*'],'Resource':'*'"),
        Allow("EMPTY_ARRAY_RESOURCE", "'Action':'s3:*','Resource':[]", "'Action':'s3:*','Resource':['*']"),
        Allow("REDUNDANT_ACTION", "'Action':['s3:GetObject','s3:Get*'],'Resource':'*'", "'Action':['s3:PutObject','s3:Get*'],'Resource':'*'"),
        Allow("REDUNDANT_ACTION", "'Action':['s3:GetObject','s3:getobject'],'Resource':'*'", "'Action':['s3:GetObject','s3:GetObjectAcl'],'Resource':'*'"),
        Allow("REDUNDANT_RESOURCE", "'Action':'s3:*','Resource':['arn:aws:s3:::b/a/*','arn:aws:s3:::b/*']", "'Action':'s3:*','Resource':['arn:aws:s3:::b','arn:aws:s3:::b/*']"),
        Document(
            "REDUNDANT_STATEMENT",
            PolicyKind.Identity,
            "{'Version':'2012-10-17','Statement':[{'Sid':'A','Effect':'Allow','Action':'s3:*','Resource':'*'},{'Action':'s3:*','Resource':'*','Effect':'Allow'}]}",
            "{'Version':'2012-10-17','Statement':[{'Effect':'Allow','Action':'s3:*','Resource':'*'},{'Effect':'Deny','Action':'s3:*','Resource':'*'}]}"),
        Condition("EQUIVALENT_TO_NULL_FALSE", "'StringLike':{'aws:username':'*'}", "'StringLike':{'aws:username':'a*'}"),
        Condition("EQUIVALENT_TO_NULL_FALSE", "'ForAnyValue:StringLike':{'aws:TagKeys':['*','a']}", "'ArnLike':{'aws:PrincipalArn':'*'}"),
        Condition("EQUIVALENT_TO_NULL_TRUE", "'StringNotLike':{'aws:username':'*'}", "'StringNotEquals':{'aws:username':'*'}"),
        Condition("REDUNDANT_KEY_DUE_TO_WILDCARD_IN_CONDITION", "'StringLikeIfExists':{'aws:username':'*'}", "'StringLike':{'aws:username':'*'}"),
        Condition("REDUNDANT_KEY_DUE_TO_WILDCARD_IN_CONDITION", "'ForAllValues:StringLike':{'aws:TagKeys':'*'}", "'ForAllValues:StringLike':{'aws:TagKeys':'?*'}"),
        Condition("REDUNDANT_STATEMENT_DUE_TO_WILDCARD_IN_CONDITION", "'ForAnyValue:StringNotLike':{'aws:TagKeys':'*'}", "'ForAllValues:StringNotLike':{'aws:TagKeys':'*'}"),
    ];
}
