using IamConsole.Core.Authorization;
using IamConsole.Core.Operations;
using IamConsole.Core.Operations.Shapes;

namespace IamConsole.Core.AccessKeys;

/// <summary>The access keys of a user, or of the caller, who may be root.</summary>
public sealed record ListAccessKeys(string? UserName = null) : IamOperation<ListAccessKeysResult, CredentialOwner>
{
    public string? Marker { get; init; }

    public int? MaxItems { get; init; }

    protected override Task<CredentialOwner> ResolveAsync(OperationContext context, CancellationToken cancellationToken) =>
        context.FindCredentialOwnerAsync(UserName, cancellationToken);

    protected override IEnumerable<ActionRequest> Authorizations(OperationContext context, CredentialOwner target) => [target.Action("iam:ListAccessKeys")];

    protected override async Task<IamResult<ListAccessKeysResult>> ExecuteAsync(OperationContext context, CredentialOwner target, CancellationToken cancellationToken)
    {
        var keys = await context.Db.AccessKeys.Where(key => key.OwnerId == target.ExistingId).ToPageAsync(key => key.Id, Marker, MaxItems, cancellationToken);
        return keys.Map(page => new ListAccessKeysResult([.. page.Items.Select(key => AccessKeyMetadata.Of(target.UserName, key))], page.IsTruncated, page.Marker));
    }
}

/// <summary>One page of access keys, without their secrets.</summary>
public sealed record ListAccessKeysResult(IReadOnlyList<AccessKeyMetadata> AccessKeyMetadata, bool IsTruncated, string? Marker);
