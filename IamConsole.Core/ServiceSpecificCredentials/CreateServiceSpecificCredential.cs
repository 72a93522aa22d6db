using IamConsole.Core.Arns;
using IamConsole.Core.Authorization;
using IamConsole.Core.Operations;
using Microsoft.EntityFrameworkCore;

namespace IamConsole.Core.ServiceSpecificCredentials;

/// <summary>Gives a user a user name and password, or an API key, for one service, at most two; the secret is in this answer and never to be had again.</summary>
public sealed record CreateServiceSpecificCredential(string UserName, string ServiceName) : IamOperation<CreateServiceSpecificCredentialResult, UserTarget>
{
    /// <summary>For how many days an API key is valid, 1 to 36,600; without it, it does not expire.</summary>
    public int? CredentialAgeDays { get; init; }

    protected override Task<UserTarget> ResolveAsync(OperationContext context, CancellationToken cancellationToken) => context.FindUserAsync(UserName, cancellationToken);

    protected override IEnumerable<ActionRequest> Authorizations(OperationContext context, UserTarget target) =>
        [target.Action("iam:CreateServiceSpecificCredential").With("iam:ServiceSpecificCredentialServiceName", ServiceName)];

    protected override async Task<IamResult<CreateServiceSpecificCredentialResult>> ExecuteAsync(OperationContext context, UserTarget target, CancellationToken cancellationToken)
    {
        if (!CredentialService.Find(ServiceName).TryGet(out var service, out var unsupported))
        {
            return unsupported;
        }

        if (CredentialAgeDays is not null && !service.HasApiKeys)
        {
            return IamError.ValidationError($"Credentials of {ServiceName} do not expire; leave CredentialAgeDays out.");
        }

        var user = target.Existing;
        var taken = await context.Db.ServiceSpecificCredentials
            .Where(credential => credential.UserId == user.Id && credential.ServiceName == ServiceName)
            .Select(credential => credential.ServiceUserName)
            .ToListAsync(cancellationToken);
        if (taken.Count >= Quotas.ServiceSpecificCredentialsPerService)
        {
            return IamError.LimitExceeded("ServiceSpecificCredentialsPerUser", Quotas.ServiceSpecificCredentialsPerService);
        }

        var secret = service.NewSecret();
        var credential = new Model.ServiceSpecificCredential
        {
            Id = UniqueIds.New(UniqueIds.ServiceSpecificCredentialPrefix, context.Account),
            UserId = user.Id,
            ServiceName = ServiceName,
            ServiceUserName = service.NewUserName(user.Name, context.Account, taken),
            SecretHash = CredentialService.Hash(secret),
            CreatedAt = context.Now,
            ExpiresAt = CredentialAgeDays is { } days ? context.Now.AddDays(days) : null,
        };
        context.Db.ServiceSpecificCredentials.Add(credential);
        return new CreateServiceSpecificCredentialResult(credential.Show(user, service, secret, context.Now));
    }
}

/// <summary>The credential with its secret, which is never to be had again.</summary>
public sealed record CreateServiceSpecificCredentialResult(Operations.Shapes.ServiceSpecificCredential ServiceSpecificCredential);
