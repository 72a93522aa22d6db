using Microsoft.AspNetCore.WebUtilities;

namespace IamConsole;

/// <summary>Every address of the console is built here and nowhere else.</summary>
/// <remarks>
/// A route value that carries a name or an ARN is read back by <see cref="NameFromRoute"/> or <see cref="ArnFromRoute"/>:
/// IAM allows names such as <c>create</c> and <c>..</c>, which an address cannot hold as they are.
/// </remarks>
public static class IamUrls
{
    public const string Dashboard = "/";
    public const string UserGroups = "/user-groups";
    public const string CreateUserGroup = "/user-groups/create";
    public const string Users = "/users";
    public const string CreateUser = "/users/create";
    public const string Roles = "/roles";
    public const string CreateRole = "/roles/create";
    public const string Policies = "/policies";
    public const string CreatePolicy = "/policies/create";
    public const string IdentityProviders = "/identity-providers";
    public const string AddIdentityProvider = "/identity-providers/create";
    public const string DelegationRequests = "/temporary-delegation-requests";
    public const string ExternalAccess = "/access-analyzer/external-access";
    public const string UnusedAccess = "/access-analyzer/unused-access";
    public const string Analyzers = "/access-analyzer/analyzers";
    public const string CredentialReport = "/credential-report";
    public const string EventHistory = "/event-history";
    public const string EventExport = "/event-history/export";
    public const string AccountQuotas = "/account-quotas";
    public const string PolicySimulator = "/policy-simulator";
    public const string SessionScript = "/session-script";
    public const string ProgrammaticAccess = "/programmatic-access";
    public const string ApiOperations = "/programmatic-access/operations";
    public const string AccountSettings = "/account-settings";
    public const string EditPasswordPolicy = "/account-settings/edit-password-policy";
    public const string ChangeOwnPassword = "/security-credentials/change-password";
    public const string OwnSessions = "/security-credentials/sessions";
    public const string SecurityCredentials = "/security-credentials";
    public const string AssignOwnMfaDevice = "/security-credentials/assign-mfa-device";
    public const string CreateOwnAccessKey = "/security-credentials/create-access-key";
    public const string SignIn = "/sign-in";
    public const string RootSignIn = "/sign-in/root";
    public const string Mfa = "/sign-in/mfa";
    public const string MfaCode = "/sign-in/mfa/code";
    public const string MfaPasskey = "/sign-in/mfa/passkey";
    public const string MfaResync = "/sign-in/mfa/resync";
    public const string AccountSignInPrefix = "/signin";
    public const string SignOut = "/sign-out";

    /// <summary>The form of 'Switch role'; AWS's own links to it have the same query: account, roleName, displayName, color.</summary>
    public const string SwitchRole = "/switchrole";
    public const string SwitchBack = "/switch-back";
    public const string ChangePassword = "/change-password";
    public const string NotFound = "/not-found";
    public const string Error = "/error";

    /// <summary>The tab of a user's page with its password, MFA devices and access keys.</summary>
    public const string CredentialsTab = "security-credentials";

    /// <summary>The prefix of a name that would collide with a page or with a dot segment; no IAM name contains it.</summary>
    private const char Marker = '~';

    private const string EditorKey = "editor";

    public static string User(string userName, string? tab = null) => WithTab($"{Users}/{NameSegment(userName)}", tab);

    public static string UserGroup(string groupName, string? tab = null) => WithTab($"{UserGroups}/{NameSegment(groupName)}", tab);

    public static string Role(string roleName, string? tab = null) => WithTab($"{Roles}/{NameSegment(roleName)}", tab);

    public static string Policy(string policyArn, string? tab = null) => WithTab($"{Policies}/{Uri.EscapeDataString(policyArn)}", tab);

    public static string SamlProvider(string name) => $"{IdentityProviders}/saml/{NameSegment(name)}";

    /// <summary>The page of an OpenID Connect provider.</summary>
    /// <param name="url">Without its scheme.</param>
    public static string OidcProvider(string url) => $"{IdentityProviders}/oidc/{Uri.EscapeDataString(url)}";

    /// <summary>The findings of a type of analyzer.</summary>
    /// <param name="analyzerType">AWS's word for it.</param>
    public static string AccessFindings(string analyzerType) => analyzerType == Core.Model.Analyzer.UnusedAccess ? UnusedAccess : ExternalAccess;

    /// <summary>The page of one finding, below the list that it stands in.</summary>
    public static string AccessFinding(string analyzerType, string analyzerName, string findingId) => $"{AccessFindings(analyzerType)}/{NameSegment(analyzerName)}/{Uri.EscapeDataString(findingId)}";

    public static string Analyzer(string analyzerName, string? tab = null) => WithTab($"{Analyzers}/{NameSegment(analyzerName)}", tab);

    /// <summary>Where an analyzer of a type is made.</summary>
    /// <param name="analyzerType">AWS's word for it.</param>
    public static string CreateAnalyzer(string analyzerType) => $"{Analyzers}/create?type={Uri.EscapeDataString(analyzerType)}";

    /// <summary>The editor of a new archive rule, empty or for findings like one.</summary>
    public static string CreateArchiveRule(string analyzerName, string? findingId = null) =>
        $"{Analyzers}/{NameSegment(analyzerName)}/archive-rules/create" + (findingId is null ? "" : $"?finding={Uri.EscapeDataString(findingId)}");

    public static string EditArchiveRule(string analyzerName, string ruleName) => $"{Analyzers}/{NameSegment(analyzerName)}/archive-rules/{NameSegment(ruleName)}";

    /// <summary>The wizard for a role that trusts an identity provider.</summary>
    public static string CreateRoleTrusting(string providerArn) => $"{CreateRole}?provider={Uri.EscapeDataString(providerArn)}";

    /// <summary>The editor that makes a new version of a customer managed policy.</summary>
    public static string EditPolicy(string policyArn) => $"{Policies}/{Uri.EscapeDataString(policyArn)}/edit";

    /// <summary>An address of this console with the policy editor that is shown there: <c>visual</c> or <c>json</c>.</summary>
    public static string WithEditor(string address, string editor)
    {
        var uri = new Uri(address);
        var others = QueryHelpers.ParseQuery(uri.Query).Where(pair => pair.Key != EditorKey).Select(pair => KeyValuePair.Create(pair.Key, (string?)pair.Value.ToString()));
        return QueryHelpers.AddQueryString(uri.AbsolutePath, [.. others, KeyValuePair.Create(EditorKey, (string?)editor)]);
    }

    /// <summary>The policy editor that an address names, or none.</summary>
    public static string? EditorIn(string address) =>
        QueryHelpers.ParseQuery(new Uri(address).Query).TryGetValue(EditorKey, out var editor) ? editor.ToString() : null;

    /// <summary>The credential report with those users alone that a filter of its table finds, such as <c>old-key</c>.</summary>
    public static string CredentialReportShowing(string filter) => $"{CredentialReport}?show={Uri.EscapeDataString(filter)}";

    /// <summary>Where users, groups and roles are chosen to attach a managed policy to.</summary>
    public static string AttachPolicy(string policyArn) => $"{Policies}/{Uri.EscapeDataString(policyArn)}/attach";

    /// <summary>The wizard that creates an access key for a user.</summary>
    public static string CreateAccessKey(string userName) => $"{Users}/{NameSegment(userName)}/create-access-key";

    /// <summary>The wizard that assigns an MFA device to a user.</summary>
    public static string AssignMfaDevice(string userName) => $"{Users}/{NameSegment(userName)}/assign-mfa-device";

    public static string AddUserPermissions(string userName) => $"{Users}/{NameSegment(userName)}/add-permissions";

    /// <summary>Where users are chosen to be put into a group.</summary>
    public static string AddUserGroupUsers(string groupName) => $"{UserGroups}/{NameSegment(groupName)}/add-users";

    /// <summary>Where a permissions boundary is chosen for a user.</summary>
    public static string UserPermissionsBoundary(string userName) => $"{Users}/{NameSegment(userName)}/permissions-boundary";

    public static string AddUserGroupPermissions(string groupName) => $"{UserGroups}/{NameSegment(groupName)}/attach-policies";

    public static string CreateUserInlinePolicy(string userName) => $"{Users}/{NameSegment(userName)}/create-inline-policy";

    public static string CreateUserGroupInlinePolicy(string groupName) => $"{UserGroups}/{NameSegment(groupName)}/create-inline-policy";

    public static string EditUserInlinePolicy(string userName, string policyName) =>
        $"{Users}/{NameSegment(userName)}/inline-policies/{NameSegment(policyName)}";

    public static string EditUserGroupInlinePolicy(string groupName, string policyName) =>
        $"{UserGroups}/{NameSegment(groupName)}/inline-policies/{NameSegment(policyName)}";

    public static string AddRolePermissions(string roleName) => $"{Roles}/{NameSegment(roleName)}/attach-policies";

    /// <summary>Where the permissions boundary of a role is chosen.</summary>
    public static string SetRoleBoundary(string roleName) => $"{Roles}/{NameSegment(roleName)}/set-boundary";

    /// <summary>The editor of a role's trust policy.</summary>
    public static string EditTrustPolicy(string roleName) => $"{Roles}/{NameSegment(roleName)}/edit-trust-policy";

    public static string CreateRoleInlinePolicy(string roleName) => $"{Roles}/{NameSegment(roleName)}/create-inline-policy";

    public static string EditRoleInlinePolicy(string roleName, string policyName) =>
        $"{Roles}/{NameSegment(roleName)}/inline-policies/{NameSegment(policyName)}";

    /// <summary>The simulator with the policies of a user, group or role, or with a managed policy as the draft.</summary>
    public static string Simulate(string arn) => $"{PolicySimulator}?source={Uri.EscapeDataString(arn)}";

    /// <summary>The simulator, asking one action on one resource of a user's or role's policies at once.</summary>
    /// <param name="arn">The user or role.</param>
    /// <param name="action">Such as <c>iam:ListUsers</c>.</param>
    /// <param name="resource">An ARN, or <c>*</c>.</param>
    /// <param name="keys">Condition keys, each with its value or values.</param>
    public static string Simulate(string arn, string action, string resource, IEnumerable<(string Key, IReadOnlyList<string> Values, bool IsMultivalued)> keys) =>
        QueryHelpers.AddQueryString(
            Simulate(arn),
            [
                KeyValuePair.Create("actions", (string?)action),
                .. resource == "*" ? [] : new[] { KeyValuePair.Create("resource", (string?)resource) },
                .. keys.Select(key => KeyValuePair.Create("key", (string?)$"{key.Key}|{(key.IsMultivalued ? "stringList" : "string")}|{string.Join('\n', key.Values)}")),
                KeyValuePair.Create("run", (string?)"1"),
            ]);

    /// <summary>The link that switches whoever opens it to a role, after they have confirmed it.</summary>
    public static string SwitchRoleTo(string accountIdOrAlias, string roleName) => $"{SwitchRole}?account={Uri.EscapeDataString(accountIdOrAlias)}&roleName={Uri.EscapeDataString(roleName)}";

    /// <summary>The sign-in page of an account, by its id or alias.</summary>
    public static string AccountSignIn(string accountIdOrAlias) => $"{AccountSignInPrefix}/{Uri.EscapeDataString(accountIdOrAlias)}";

    /// <summary>The page of the forced password change, returning afterwards to a local path.</summary>
    public static string ChangePasswordReturningTo(string localPath) => $"{ChangePassword}?returnUrl={Uri.EscapeDataString(localPath)}";

    /// <summary>The root user's sign-in page, returning afterwards to a local path.</summary>
    public static string RootSignInReturningTo(string localPath) => $"{RootSignIn}?returnUrl={Uri.EscapeDataString(localPath)}";

    /// <summary>The second step of a sign-in, returning afterwards to a local path.</summary>
    public static string MfaReturningTo(string localPath) => $"{Mfa}?returnUrl={Uri.EscapeDataString(localPath)}";

    /// <summary>Where the second step takes a code, returning afterwards to a local path.</summary>
    public static string MfaCodeReturningTo(string localPath) => $"{MfaCode}?returnUrl={Uri.EscapeDataString(localPath)}";

    /// <summary>The page that takes a passkey or security key, returning afterwards to a local path.</summary>
    public static string MfaPasskeyReturningTo(string localPath) => $"{MfaPasskey}?returnUrl={Uri.EscapeDataString(localPath)}";

    /// <summary>Where the second step resynchronises a device, returning afterwards to a local path.</summary>
    public static string MfaResyncReturningTo(string localPath) => $"{MfaResync}?returnUrl={Uri.EscapeDataString(localPath)}";

    /// <summary>The sign-in page, returning afterwards to a local path.</summary>
    public static string SignInReturningTo(string localPath) => $"{SignIn}?returnUrl={Uri.EscapeDataString(localPath)}";

    /// <summary>The name that a route value stands for; the inverse of what the link builders above write. It is never empty: no page has an address without a name.</summary>
    public static string NameFromRoute(string routeValue)
    {
        ArgumentNullException.ThrowIfNull(routeValue);
        return routeValue is [Marker, _, ..] ? routeValue[1..] : routeValue;
    }

    /// <summary>The ARN that a route value stands for, whether or not the router has decoded its slashes.</summary>
    public static string ArnFromRoute(string routeValue)
    {
        ArgumentNullException.ThrowIfNull(routeValue);
        return routeValue.Replace("%2F", "/", StringComparison.OrdinalIgnoreCase);
    }

    private static string NameSegment(string name)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        var reserved = name is "." or ".." || name.Equals("create", StringComparison.OrdinalIgnoreCase);
        return reserved ? Marker + name : Uri.EscapeDataString(name);
    }

    private static string WithTab(string path, string? tab) => tab is null ? path : $"{path}?tab={Uri.EscapeDataString(tab)}";
}
