using System.Collections.Frozen;
using System.Text.Json.Nodes;
using IamConsole.Core.Arns;

namespace IamConsole.Core.EquivalentCode;

/// <summary>What requests amount to, for languages that describe a state and not the way to it.</summary>
internal sealed class DesiredState
{
    private static readonly string[] Holders = ["UserName", "GroupName", "RoleName"];

    // What has an id for a name, by what follows 'Update' or 'Delete' in the operation's.
    private static readonly FrozenDictionary<string, (ResourceKind Kind, string IdMember)> Identified = new Dictionary<string, (ResourceKind, string)>
    {
        ["AccessKey"] = (ResourceKind.AccessKey, "AccessKeyId"),
        ["ServiceSpecificCredential"] = (ResourceKind.ServiceSpecificCredential, "ServiceSpecificCredentialId"),
        ["SigningCertificate"] = (ResourceKind.SigningCertificate, "CertificateId"),
        ["SSHPublicKey"] = (ResourceKind.SshPublicKey, "SSHPublicKeyId"),
    }.ToFrozenDictionary();

    private readonly List<DesiredResource> _resources = [];
    private readonly List<DesiredResource> _removed = [];
    private readonly List<string> _unsaid = [];

    private DesiredState()
    {
    }

    /// <summary>The resources that the requests made or changed, in the order in which they came up.</summary>
    public IReadOnlyList<DesiredResource> Resources => _resources;

    /// <summary>Those that were there before and are gone.</summary>
    public IReadOnlyList<DesiredResource> Removed => _removed;

    /// <summary>What is to be done about the rest, in sentences.</summary>
    public IReadOnlyList<string> Unsaid => _unsaid;

    public static DesiredState After(IEnumerable<CodeRequest> requests)
    {
        var state = new DesiredState();
        foreach (var request in requests)
        {
            state.Apply(request);
        }

        return state;
    }

    /// <summary>The user, group, role or policy that the requests made, by the name or ARN that others use of it; or none.</summary>
    public DesiredResource? FindMade(ResourceKind kind, string? name) =>
        _resources.Find(resource => resource.Kind == kind && !resource.Exists && Same(resource.Name, name));

    private static bool Same(string name, string? other) => string.Equals(name, other, StringComparison.OrdinalIgnoreCase);

    private void Apply(CodeRequest request)
    {
        switch (request.OperationName)
        {
            case "CreateUser":
                Add(ResourceKind.User, "UserName", request);
                break;
            case "CreateGroup":
                Add(ResourceKind.Group, "GroupName", request);
                break;
            case "CreateRole":
                Add(ResourceKind.Role, "RoleName", request);
                break;
            case "CreatePolicy":
                Add(ResourceKind.Policy, PolicyKey(request.Text("Path") ?? "/", request.Text("PolicyName")!), request);
                break;
            case "CreateInstanceProfile":
                Add(ResourceKind.InstanceProfile, "InstanceProfileName", request);
                break;
            case "CreateOpenIDConnectProvider":
                Add(ResourceKind.OpenIdConnectProvider, OidcKey(request.Text("Url")!), request);
                break;
            case "UpdateOpenIDConnectProviderThumbprint":
                Set(ResourceKind.OpenIdConnectProvider, OidcKeyOf(request), ("ThumbprintList", request.Members["ThumbprintList"]));
                break;
            case "AddClientIDToOpenIDConnectProvider" or "RemoveClientIDFromOpenIDConnectProvider" when FindMade(ResourceKind.OpenIdConnectProvider, OidcKeyOf(request)) is { } provider:
                ChangeClientIds(provider, request);
                break;
            case "DeleteOpenIDConnectProvider":
                Remove(ResourceKind.OpenIdConnectProvider, OidcKeyOf(request), request);
                break;
            case "CreateSAMLProvider":
                Add(ResourceKind.SamlProvider, "Name", request);
                break;
            case "UpdateSAMLProvider":
                Set(ResourceKind.SamlProvider, Arn.NameIn(request.Text("SAMLProviderArn")!), [.. request.Members.Where(member => member.Key != "SAMLProviderArn").Select(member => (member.Key, member.Value))]);
                break;
            case "CreateServiceLinkedRole":
                Add(ResourceKind.ServiceLinkedRole, "AWSServiceName", request);
                break;
            case "CreateVirtualMFADevice":
                Add(ResourceKind.VirtualMfaDevice, "VirtualMFADeviceName", request);
                break;
            case "CreateLoginProfile":
                Add(ResourceKind.LoginProfile, "UserName", request);
                break;
            case "CreateAccessKey":
                Add(ResourceKind.AccessKey, $"{request.Text("UserName")} {_resources.Count}", request);
                break;
            case "CreateAccountAlias":
                Add(ResourceKind.AccountAlias, "AccountAlias", request);
                break;
            case "CreateServiceSpecificCredential":
                Add(ResourceKind.ServiceSpecificCredential, $"{request.Text("UserName")} {request.Text("ServiceName")} {_resources.Count}", request);
                break;
            case "UploadServerCertificate":
                Add(ResourceKind.ServerCertificate, "ServerCertificateName", request);
                break;
            case "UploadSigningCertificate":
                Add(ResourceKind.SigningCertificate, $"{request.Text("UserName")} {_resources.Count}", request);
                break;
            case "UploadSSHPublicKey":
                Add(ResourceKind.SshPublicKey, $"{request.Text("UserName")} {_resources.Count}", request);
                break;
            case "UpdateAccessKey" or "UpdateServiceSpecificCredential" or "UpdateSigningCertificate" or "UpdateSSHPublicKey":
                SetStatus(request);
                break;
            case "DeleteAccessKey" or "DeleteServiceSpecificCredential" or "DeleteSigningCertificate" or "DeleteSSHPublicKey":
                Remove(IdentifiedIn(request).Kind, IdentifiedIn(request).Id, request);
                break;
            case "SetSecurityTokenServicePreferences":
                Put(ResourceKind.SecurityTokenServicePreferences, "account", request);
                break;
            case "UpdateAccountPasswordPolicy":
                Put(ResourceKind.PasswordPolicy, "account", request);
                break;
            case "DeleteAccountPasswordPolicy":
                Remove(ResourceKind.PasswordPolicy, "account", request);
                break;
            case "DeleteUser":
                Remove(ResourceKind.User, request.Text("UserName")!, request);
                break;
            case "DeleteGroup":
                Remove(ResourceKind.Group, request.Text("GroupName")!, request);
                break;
            case "DeleteRole":
                Remove(ResourceKind.Role, request.Text("RoleName")!, request);
                break;
            case "DeleteServiceLinkedRole":
                Remove(ResourceKind.ServiceLinkedRole, request.Text("RoleName")!, request);
                break;
            case "DeletePolicy":
                Remove(ResourceKind.Policy, PolicyKeyOf(request.Text("PolicyArn")!), request);
                break;
            case "DeleteInstanceProfile":
                Remove(ResourceKind.InstanceProfile, request.Text("InstanceProfileName")!, request);
                break;
            case "DeleteLoginProfile":
                Remove(ResourceKind.LoginProfile, request.Text("UserName") ?? "", request);
                break;
            case "DeleteAccountAlias":
                Remove(ResourceKind.AccountAlias, request.Text("AccountAlias")!, request);
                break;
            case "DeleteServerCertificate":
                Remove(ResourceKind.ServerCertificate, request.Text("ServerCertificateName")!, request);
                break;
            case "DeleteVirtualMFADevice":
                Remove(ResourceKind.VirtualMfaDevice, Arn.NameIn(request.Text("SerialNumber")!), request);
                break;
            case "DeleteSAMLProvider":
                Remove(ResourceKind.SamlProvider, Arn.NameIn(request.Text("SAMLProviderArn")!), request);
                break;
            case "AddUserToGroup":
                Put(ResourceKind.Membership, MembershipKey(request.Text), request);
                break;
            case "RemoveUserFromGroup":
                Remove(ResourceKind.Membership, MembershipKey(request.Text), request);
                break;
            case "AddRoleToInstanceProfile":
                Set(ResourceKind.InstanceProfile, "InstanceProfileName", request, ("RoleName", request.Text("RoleName")));
                break;
            case "RemoveRoleFromInstanceProfile":
                Set(ResourceKind.InstanceProfile, "InstanceProfileName", request, ("RoleName", null));
                break;
            case "UpdateUser":
                Rename(ResourceKind.User, "UserName", request);
                break;
            case "UpdateGroup":
                Rename(ResourceKind.Group, "GroupName", request);
                break;
            case "UpdateServerCertificate":
                Rename(ResourceKind.ServerCertificate, "ServerCertificateName", request);
                break;
            case "UpdateRole" or "UpdateRoleDescription":
                Set(ResourceKind.Role, "RoleName", request, [.. request.Members.Where(member => member.Key != "RoleName").Select(member => (member.Key, member.Value))]);
                break;
            case "UpdateAssumeRolePolicy":
                Set(ResourceKind.Role, "RoleName", request, ("AssumeRolePolicyDocument", request.Members["PolicyDocument"]));
                break;
            case "UpdateLoginProfile":
                Set(ResourceKind.LoginProfile, "UserName", request, [.. request.Members.Where(member => member.Key != "UserName").Select(member => (member.Key, member.Value))]);
                break;
            case "CreatePolicyVersion" when request.Members["SetAsDefault"]?.GetValue<bool>() is true:
                Set(ResourceKind.Policy, PolicyKeyOf(request.Text("PolicyArn")!), ("PolicyDocument", request.Members["PolicyDocument"]));
                break;
            case "SetDefaultPolicyVersion":
                Say($"Give {PolicyKeyOf(request.Text("PolicyArn")!)} the document of its version {request.Text("VersionId")} where it is described.");
                break;
            case "CreatePolicyVersion" or "DeletePolicyVersion":
                Say("Versions of a policy that are not its default are no part of a description; use the AWS CLI.");
                break;
            case "AttachUserPolicy" or "AttachGroupPolicy" or "AttachRolePolicy":
                Put(ResourceKind.Attachment, AttachmentKey(request.Text), request);
                break;
            case "DetachUserPolicy" or "DetachGroupPolicy" or "DetachRolePolicy":
                Remove(ResourceKind.Attachment, AttachmentKey(request.Text), request);
                break;
            case "PutUserPolicy" or "PutGroupPolicy" or "PutRolePolicy":
                Put(ResourceKind.InlinePolicy, InlinePolicyKey(request.Text), request);
                break;
            case "DeleteUserPolicy" or "DeleteGroupPolicy" or "DeleteRolePolicy":
                Remove(ResourceKind.InlinePolicy, InlinePolicyKey(request.Text), request);
                break;
            case "PutUserPermissionsBoundary":
                Set(ResourceKind.User, "UserName", request, ("PermissionsBoundary", request.Members["PermissionsBoundary"]));
                break;
            case "PutRolePermissionsBoundary":
                Set(ResourceKind.Role, "RoleName", request, ("PermissionsBoundary", request.Members["PermissionsBoundary"]));
                break;
            case "DeleteUserPermissionsBoundary":
                Set(ResourceKind.User, "UserName", request, ("PermissionsBoundary", null));
                break;
            case "DeleteRolePermissionsBoundary":
                Set(ResourceKind.Role, "RoleName", request, ("PermissionsBoundary", null));
                break;
            case "CreateAnalyzer":
                Add(ResourceKind.Analyzer, "analyzerName", request);
                AddInlineRules(request);
                break;
            case "UpdateAnalyzer":
                Set(ResourceKind.Analyzer, "analyzerName", request, ("configuration", request.Members["configuration"]));
                break;
            case "DeleteAnalyzer":
                Remove(ResourceKind.Analyzer, request.Text("analyzerName")!, request);
                break;
            case "CreateArchiveRule":
                Add(ResourceKind.ArchiveRule, RuleKey(request), request);
                break;
            case "UpdateArchiveRule":
                Set(ResourceKind.ArchiveRule, RuleKey(request), [.. request.Members.Select(member => (member.Key, member.Value))]);
                break;
            case "DeleteArchiveRule":
                Remove(ResourceKind.ArchiveRule, RuleKey(request), request);
                break;
            case "TagResource" or "UntagResource":
                ChangeTagMap(Known(ResourceKind.Analyzer, Arn.NameIn(request.Text("resourceArn")!)), request);
                break;
            case "UpdateFindings" or "ApplyArchiveRule" or "StartResourceScan":
                Say("What becomes of findings is no part of a description; use the AWS CLI.");
                break;
            case "TagUser" or "UntagUser":
                Tag(Known(ResourceKind.User, "UserName", request), request);
                break;
            case "TagRole" or "UntagRole":
                Tag(Known(ResourceKind.Role, "RoleName", request), request);
                break;
            case "TagInstanceProfile" or "UntagInstanceProfile":
                Tag(Known(ResourceKind.InstanceProfile, "InstanceProfileName", request), request);
                break;
            case "TagPolicy" or "UntagPolicy":
                Tag(Known(ResourceKind.Policy, PolicyKeyOf(request.Text("PolicyArn")!)), request);
                break;
            case "TagSAMLProvider" or "UntagSAMLProvider":
                Tag(Known(ResourceKind.SamlProvider, Arn.NameIn(request.Text("SAMLProviderArn")!)), request);
                break;
            case "TagOpenIDConnectProvider" or "UntagOpenIDConnectProvider":
                Tag(Known(ResourceKind.OpenIdConnectProvider, OidcKeyOf(request)), request);
                break;
            case "TagServerCertificate" or "UntagServerCertificate":
                Tag(Known(ResourceKind.ServerCertificate, "ServerCertificateName", request), request);
                break;
            case "TagMFADevice" or "UntagMFADevice":
                Tag(Known(ResourceKind.VirtualMfaDevice, Arn.NameIn(request.Text("SerialNumber")!)), request);
                break;
            default:
                Say($"{request.OperationName} is not part of a description; use the AWS CLI.");
                break;
        }
    }

    /// <summary>Requests name a managed policy by its ARN, which ends with path and name.</summary>
    internal static string PolicyKeyOf(string arn) => arn[(arn.IndexOf(":policy/", StringComparison.Ordinal) + ":policy".Length)..];

    private static string PolicyKey(string path, string name) => path + name;

    // The key of a provider in its ARN is its URL without the scheme.
    private static string OidcKey(string url) => url[(url.IndexOf("//", StringComparison.Ordinal) + 2)..].TrimEnd('/');

    private static string OidcKeyOf(CodeRequest request)
    {
        const string Type = ":oidc-provider/";
        var arn = request.Text("OpenIDConnectProviderArn")!;
        return arn[(arn.IndexOf(Type, StringComparison.Ordinal) + Type.Length)..];
    }

    private static string AttachmentKey(Func<string, string?> text) => HolderKey(text, text("PolicyArn")!);

    private static string InlinePolicyKey(Func<string, string?> text) => HolderKey(text, text("PolicyName")!);

    private static string MembershipKey(Func<string, string?> text) => $"{text("UserName")} {text("GroupName")}";

    private static string RuleKey(CodeRequest request) => $"{request.Text("analyzerName")}/{request.Text("ruleName")}";

    private static string HolderKey(Func<string, string?> text, string policy)
    {
        var holder = Holders.First(member => text(member) is not null);
        return $"{holder} {text(holder)} {policy}";
    }

    /// <summary>By which name requests speak of a resource that is called by those it belongs to.</summary>
    private static string KeyOf(DesiredResource resource) => resource.Kind switch
    {
        ResourceKind.Attachment => AttachmentKey(resource.Text),
        ResourceKind.InlinePolicy => InlinePolicyKey(resource.Text),
        ResourceKind.Membership => MembershipKey(resource.Text),
        ResourceKind.LoginProfile => resource.Text("UserName") ?? "",
        _ => resource.Name,
    };

    private void Add(ResourceKind kind, string nameOrMember, CodeRequest request)
    {
        var name = request.Text(nameOrMember) ?? nameOrMember;
        _removed.RemoveAll(resource => resource.Kind == kind && Same(resource.Name, name));
        _resources.Add(new DesiredResource(kind, name, exists: false) { Properties = (JsonObject)request.Members.DeepClone() });
    }

    /// <summary>Adds what replaces another of the same name, or repeats it.</summary>
    private void Put(ResourceKind kind, string name, CodeRequest request)
    {
        Remove(kind, name, null);
        Add(kind, name, request);
    }

    /// <param name="kind">What goes.</param>
    /// <param name="name">Its name.</param>
    /// <param name="request">What takes away something that was there before, or none where it is replaced.</param>
    private void Remove(ResourceKind kind, string name, CodeRequest? request)
    {
        var known = _resources.Find(resource => resource.Kind == kind && Same(resource.Name, name));
        if (known is not null)
        {
            _resources.Remove(known);
        }

        if (request is not null && known is not { Exists: false })
        {
            _removed.Add(new DesiredResource(kind, name, exists: true) { Properties = (JsonObject)request.Members.DeepClone() });
        }
    }

    private void Say(string sentence)
    {
        if (!_unsaid.Contains(sentence))
        {
            _unsaid.Add(sentence);
        }
    }

    private static (ResourceKind Kind, string Id) IdentifiedIn(CodeRequest request)
    {
        var (kind, member) = Identified[request.OperationName["Update".Length..]];
        return (kind, request.Text(member)!);
    }

    private void SetStatus(CodeRequest request)
    {
        var (kind, id) = IdentifiedIn(request);
        Set(kind, id, ("UserName", request.Members["UserName"]), ("Status", request.Members["Status"]));
    }

    private DesiredResource Known(ResourceKind kind, string member, CodeRequest request)
    {
        var resource = Known(kind, request.Text(member) ?? "");
        resource.Properties[member] ??= request.Members[member]?.DeepClone();
        return resource;
    }

    private DesiredResource Known(ResourceKind kind, string name)
    {
        if (_resources.Find(resource => resource.Kind == kind && Same(resource.Name, name)) is { } known)
        {
            return known;
        }

        var resource = new DesiredResource(kind, name, exists: true);
        _resources.Add(resource);
        return resource;
    }

    private void Set(ResourceKind kind, string member, CodeRequest request, params ReadOnlySpan<(string Name, JsonNode? Value)> properties) => Set(Known(kind, member, request), properties);

    private void Set(ResourceKind kind, string name, params ReadOnlySpan<(string Name, JsonNode? Value)> properties) => Set(Known(kind, name), properties);

    private static void Set(DesiredResource resource, ReadOnlySpan<(string Name, JsonNode? Value)> properties)
    {
        foreach (var (name, value) in properties)
        {
            if (value is null)
            {
                resource.Properties.Remove(name);
            }
            else
            {
                resource.Properties[name] = value.DeepClone();
            }
        }
    }

    private void Rename(ResourceKind kind, string member, CodeRequest request)
    {
        var resource = Known(kind, member, request);
        if (request.Text($"New{member}") is { } name)
        {
            foreach (var other in _resources.Where(other => Same(resource.Name, other.Text(member))))
            {
                other.Properties[member] = name;
                other.Name = KeyOf(other);
            }

            resource.Name = name;
        }

        if (request.Text("NewPath") is { } path)
        {
            resource.Properties["Path"] = path;
        }
    }

    private static void ChangeClientIds(DesiredResource provider, CodeRequest request)
    {
        var changed = request.Text("ClientID")!;
        var others = (provider.Properties["ClientIDList"] as JsonArray ?? []).Select(id => id!.ToString()).Where(id => id != changed);
        var all = request.OperationName.StartsWith("Add", StringComparison.Ordinal) ? others.Append(changed) : others;
        provider.Properties["ClientIDList"] = new JsonArray([.. all.Select(id => JsonValue.Create(id))]);
    }

    private void AddInlineRules(CodeRequest request)
    {
        foreach (var rule in (request.Members["archiveRules"] as JsonArray ?? []).OfType<JsonObject>())
        {
            var properties = (JsonObject)rule.DeepClone();
            properties["analyzerName"] = request.Text("analyzerName");
            _resources.Add(new DesiredResource(ResourceKind.ArchiveRule, $"{request.Text("analyzerName")}/{rule["ruleName"]}", exists: false) { Properties = properties });
        }
    }

    private static void ChangeTagMap(DesiredResource analyzer, CodeRequest request)
    {
        var tags = (analyzer.Properties["tags"] as JsonObject)?.DeepClone().AsObject() ?? [];
        foreach (var key in (request.Members["tagKeys"] as JsonArray ?? []).Select(key => key!.ToString()))
        {
            tags.Remove(key);
        }

        foreach (var (key, value) in request.Members["tags"] as JsonObject ?? [])
        {
            tags[key] = value!.DeepClone();
        }

        analyzer.Properties["tags"] = tags;
        analyzer.Properties["analyzerName"] ??= analyzer.Name;
    }

    private static void Tag(DesiredResource resource, CodeRequest request)
    {
        var tags = resource.Properties["Tags"] as JsonArray ?? [];
        var taken = (request.Members["Tags"] as JsonArray ?? []).Select(tag => tag!["Key"]!.ToString())
            .Concat((request.Members["TagKeys"] as JsonArray ?? []).Select(key => key!.ToString()))
            .ToHashSet(StringComparer.OrdinalIgnoreCase);
        resource.Properties["Tags"] = new JsonArray(
        [
            .. tags.Where(tag => !taken.Contains(tag!["Key"]!.ToString())).Select(tag => tag!.DeepClone()),
            .. (request.Members["Tags"] as JsonArray ?? []).Select(tag => tag!.DeepClone()),
        ]);
    }
}
