using IamConsole.Core.PolicyLanguage;
using static IamConsole.Tests.Validation.IssueExample;

namespace IamConsole.Tests.Validation.Examples;

/// <summary>JSON, elements, types, Version, Sids and sizes.</summary>
internal static class GrammarExamples
{
    private const string All3 = "'Effect':'Allow','Action':'s3:*','Resource':'*'";

    private static readonly string ManyResources = string.Join(',', Enumerable.Range(0, 950).Select(index => $"'arn:aws:s3:::bucket{index:000}'"));

    private static readonly string ManyAccounts = string.Join(',', Enumerable.Range(0, 150).Select(index => $"'{100000000000 + index}'"));

    public static IEnumerable<IssueExample> All { get; } =
    [
        Document("JSON_SYNTAX_ERROR", PolicyKind.Identity, "{'Version':", Of(All3)),
        Document("JSON_SYNTAX_ERROR", PolicyKind.Identity, "{'Version':'2012-10-17','Statement':[],}", Of(All3)),
        Document("INVALID_VERSION", PolicyKind.Identity, "{'Version':'2020-01-01','Statement':{" + All3 + "}}", "{'Version':'2008-10-17','Statement':{" + All3 + "}}"),
        Document("MISSING_VERSION", PolicyKind.Identity, "{'Statement':{" + All3 + "}}", Of(All3)),
        Document("MISSING_STATEMENT", PolicyKind.Identity, "{'Version':'2012-10-17'}", Of(All3)),
        Document("INVALID_POLICY_ELEMENT", PolicyKind.Identity, "{'Version':'2012-10-17','statement':[]}", Of(All3)),
        Allow("INVALID_POLICY_ELEMENT", "'action':'s3:*','Resource':'*'", "'Action':'s3:*','Resource':'*'"),
        Allow("DATA_TYPE_MISMATCH", "'Action':{},'Resource':'*'", "'Action':['s3:*'],'Resource':'*'"),
        Allow("DATA_TYPE_MISMATCH", "'Action':'s3:*','Resource':5", "'Action':'s3:*','Resource':'*'"),
        Statement("INVALID_EFFECT", PolicyKind.Identity, "'Effect':'allow','Action':'s3:*','Resource':'*'", All3),
        Statement("MISSING_EFFECT", PolicyKind.Identity, "'Action':'s3:*','Resource':'*'", All3),
        Allow("MISSING_ACTION", "'Resource':'*'", "'NotAction':'s3:*','Resource':'*'"),
        Allow("MISSING_RESOURCE", "'Action':'s3:*'", "'Action':'s3:*','NotResource':'arn:aws:s3:::b'"),
        Statement("MISSING_PRINCIPAL", PolicyKind.Resource, All3, All3 + ",'Principal':'*'"),
        Allow("UNSUPPORTED_ELEMENT_COMBINATION", "'Action':'s3:*','NotAction':'s3:*','Resource':'*'", "'Action':'s3:*','Resource':'*'"),
        Allow("UNSUPPORTED_PRINCIPAL", "'Principal':'*','Action':'s3:*','Resource':'*'", "'Action':'s3:*','Resource':'*'"),
        Allow("UNSUPPORTED_SID", "'Sid':'a b','Action':'s3:*','Resource':'*'", "'Sid':'aB1','Action':'s3:*','Resource':'*'"),
        Allow("EMPTY_SID_VALUE", "'Sid':'','Action':'s3:*','Resource':'*'", "'Sid':'A','Action':'s3:*','Resource':'*'"),
        Document("UNIQUE_SIDS_REQUIRED", PolicyKind.Identity, TwoSids("A", "A"), TwoSids("A", "a")),
        Document("UNIQUE_SIDS_RECOMMENDED", PolicyKind.Resource, TwoSids("A", "A"), TwoSids("A", "B")),
        Statement("POLICY_SIZE_EXCEEDS_IDENTITY_POLICY_QUOTA", PolicyKind.Identity, $"'Effect':'Allow','Action':'s3:*','Resource':[{ManyResources}]", All3),
        Statement("POLICY_SIZE_EXCEEDS_RESOURCE_POLICY_QUOTA", PolicyKind.Resource, $"'Effect':'Allow','Principal':'*','Action':'s3:*','Resource':[{ManyResources}]", All3 + ",'Principal':'*'"),
        Statement("POLICY_SIZE_EXCEEDS_SCP_QUOTA", PolicyKind.ServiceControl, $"'Effect':'Deny','Action':'s3:*','Resource':[{ManyResources}]", All3),
        Statement("POLICY_SIZE_EXCEEDS_RCP_QUOTA", PolicyKind.ResourceControl, $"'Effect':'Deny','Principal':'*','Action':'s3:*','Resource':[{ManyResources}]", "'Effect':'Deny','Principal':'*','Action':'s3:*','Resource':'*'"),
        Trust("POLICY_SIZE_EXCEEDS_ROLE_TRUST_POLICY_QUOTA", $"'Principal':{{'AWS':[{ManyAccounts}]}}", "'Principal':{'AWS':'123456789012'}"),
    ];

    private static string Of(string statement) => $"{{'Version':'2012-10-17','Statement':{{{statement}}}}}";

    private static string TwoSids(string first, string second) =>
        $"{{'Version':'2012-10-17','Statement':[{{'Sid':'{first}','Principal':'*',{All3}}},{{'Sid':'{second}','Principal':'*','Effect':'Allow','Action':'s3:Get*','Resource':'*'}}]}}";
}
