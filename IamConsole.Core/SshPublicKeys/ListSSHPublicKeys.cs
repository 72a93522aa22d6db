using IamConsole.Core.Authorization;
using IamConsole.Core.Operations;
using IamConsole.Core.Operations.Shapes;

namespace IamConsole.Core.SshPublicKeys;

/// <summary>The SSH public keys of a user, or of the calling user. Root has none.</summary>
public sealed record ListSSHPublicKeys(string? UserName = null) : IamOperation<ListSSHPublicKeysResult, CredentialOwner>
{
    public string? Marker { get; init; }

    public int? MaxItems { get; init; }

    protected override Task<CredentialOwner> ResolveAsync(OperationContext context, CancellationToken cancellationToken) => context.FindCredentialOwnerAsync(UserName, cancellationToken);

    protected override IEnumerable<ActionRequest> Authorizations(OperationContext context, CredentialOwner target) => [target.Action("iam:ListSSHPublicKeys")];

    protected override async Task<IamResult<ListSSHPublicKeysResult>> ExecuteAsync(OperationContext context, CredentialOwner target, CancellationToken cancellationToken)
    {
        var keys = await context.Db.SshPublicKeys.Where(key => key.UserId == target.ExistingId).ToPageAsync(key => key.Id, Marker, MaxItems, cancellationToken);
        return keys.Map(page => new ListSSHPublicKeysResult([.. page.Items.Select(key => SSHPublicKeyMetadata.Of(target.UserName, key))], page.IsTruncated, page.Marker));
    }
}

/// <summary>One page of SSH public keys, without their texts.</summary>
public sealed record ListSSHPublicKeysResult(IReadOnlyList<SSHPublicKeyMetadata> SSHPublicKeys, bool IsTruncated, string? Marker);
