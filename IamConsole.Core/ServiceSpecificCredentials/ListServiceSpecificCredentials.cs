using IamConsole.Core.Arns;
using IamConsole.Core.Authorization;
using IamConsole.Core.Operations;
using IamConsole.Core.Operations.Shapes;
using Microsoft.EntityFrameworkCore;

namespace IamConsole.Core.ServiceSpecificCredentials;

/// <summary>The service-specific credentials of a user, of the calling user or of everybody, without their secrets. Root has none.</summary>
public sealed record ListServiceSpecificCredentials(string? UserName = null) : IamOperation<ListServiceSpecificCredentialsResult, CredentialOwner>
{
    /// <summary>Only those of this service.</summary>
    public string? ServiceName { get; init; }

    /// <summary>Those of every user, instead of one.</summary>
    public bool? AllUsers { get; init; }

    public string? Marker { get; init; }

    public int? MaxItems { get; init; }

    protected override async Task<CredentialOwner> ResolveAsync(OperationContext context, CancellationToken cancellationToken) => AllUsers is true
        ? new CredentialOwner(null, "", "", Arn.User(context.Account, "/", "*").ToString(), null)
        : await context.FindCredentialOwnerAsync(UserName, cancellationToken);

    protected override IEnumerable<ActionRequest> Authorizations(OperationContext context, CredentialOwner target) => [target.Action("iam:ListServiceSpecificCredentials")];

    protected override async Task<IamResult<ListServiceSpecificCredentialsResult>> ExecuteAsync(OperationContext context, CredentialOwner target, CancellationToken cancellationToken)
    {
        if (AllUsers is true && UserName is not null)
        {
            return IamError.ValidationError("UserName and AllUsers cannot be used together.");
        }

        if (ServiceName is not null && CredentialService.Find(ServiceName).Error is { } unsupported)
        {
            return unsupported;
        }

        var found = context.Db.ServiceSpecificCredentials.Where(credential =>
            (AllUsers == true || credential.UserId == target.ExistingId) && (ServiceName == null || credential.ServiceName == ServiceName));
        if (!(await found.ToPageAsync(credential => credential.Id, Marker, MaxItems, cancellationToken)).TryGet(out var page, out var invalid))
        {
            return invalid;
        }

        var userIds = page.Items.Select(credential => credential.UserId).Distinct().ToList();
        var names = await context.Db.Users.Where(user => userIds.Contains(user.Id)).ToDictionaryAsync(user => user.Id, user => user.Name, cancellationToken);
        return new ListServiceSpecificCredentialsResult([.. page.Items.Select(credential => credential.Describe(names[credential.UserId], context.Now))], page.IsTruncated, page.Marker);
    }
}

/// <summary>One page of credentials.</summary>
public sealed record ListServiceSpecificCredentialsResult(IReadOnlyList<ServiceSpecificCredentialMetadata> ServiceSpecificCredentials, bool IsTruncated, string? Marker);
