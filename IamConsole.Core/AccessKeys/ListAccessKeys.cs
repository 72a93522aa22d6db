using IamConsole.Core.Authorization;
using IamConsole.Core.Operations;
using IamConsole.Core.Operations.Shapes;
using Microsoft.EntityFrameworkCore;

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
        if (!Operations.Marker.Decode(Marker).TryGet(out var after, out var invalid))
        {
            return invalid;
        }

        var most = MaxItems ?? Operations.Marker.DefaultMaxItems;
        var keys = await context.Db.AccessKeys
            .Where(key => key.OwnerId == target.ExistingId && string.Compare(key.Id, after) > 0)
            .OrderBy(key => key.Id)
            .Take(most + 1)
            .ToListAsync(cancellationToken);
        var (items, truncated, marker) = Operations.Marker.Cut(keys, most, key => key.Id);
        return new ListAccessKeysResult([.. items.Select(key => AccessKeyMetadata.Of(target.UserName, key))], truncated, marker);
    }
}

/// <summary>One page of access keys, without their secrets.</summary>
public sealed record ListAccessKeysResult(IReadOnlyList<AccessKeyMetadata> AccessKeyMetadata, bool IsTruncated, string? Marker);
