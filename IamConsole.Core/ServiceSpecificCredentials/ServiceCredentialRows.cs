using IamConsole.Core.Model;
using IamConsole.Core.Operations;
using IamConsole.Core.Operations.Shapes;
using Microsoft.EntityFrameworkCore;

namespace IamConsole.Core.ServiceSpecificCredentials;

/// <summary>Finds service-specific credentials, words their absence, and gives them AWS's form.</summary>
internal static class ServiceCredentialRows
{
    public static IamError NotFound(string credentialId) => IamError.NoSuchEntity($"No such credential {credentialId} exists");

    public static Task<Model.ServiceSpecificCredential?> FindServiceCredentialAsync(this OperationContext context, CredentialOwner owner, string credentialId, CancellationToken cancellationToken) =>
        context.Db.ServiceSpecificCredentials.FirstOrDefaultAsync(credential => credential.Id == credentialId && credential.UserId == owner.ExistingId, cancellationToken);

    /// <summary>With its secret, as it is shown once.</summary>
    public static Operations.Shapes.ServiceSpecificCredential Show(this Model.ServiceSpecificCredential credential, IamUser user, CredentialService service, string secret, DateTimeOffset now) => new()
    {
        CreateDate = credential.CreatedAt,
        ExpirationDate = credential.ExpiresAt,
        ServiceName = credential.ServiceName,
        ServiceUserName = service.HasApiKeys ? null : credential.ServiceUserName,
        ServicePassword = service.HasApiKeys ? null : secret,
        ServiceCredentialAlias = service.HasApiKeys ? credential.ServiceUserName : null,
        ServiceCredentialSecret = service.HasApiKeys ? secret : null,
        ServiceSpecificCredentialId = credential.Id,
        UserName = user.Name,
        Status = StatusAt(credential, now),
    };

    /// <summary>Without its secret.</summary>
    public static ServiceSpecificCredentialMetadata Describe(this Model.ServiceSpecificCredential credential, string userName, DateTimeOffset now)
    {
        var hasApiKeys = CredentialService.Find(credential.ServiceName).Match(service => service.HasApiKeys, _ => false);
        return new ServiceSpecificCredentialMetadata
        {
            UserName = userName,
            Status = StatusAt(credential, now),
            ServiceUserName = hasApiKeys ? null : credential.ServiceUserName,
            ServiceCredentialAlias = hasApiKeys ? credential.ServiceUserName : null,
            CreateDate = credential.CreatedAt,
            ExpirationDate = credential.ExpiresAt,
            ServiceSpecificCredentialId = credential.Id,
            ServiceName = credential.ServiceName,
        };
    }

    private static string StatusAt(Model.ServiceSpecificCredential credential, DateTimeOffset now) =>
        credential.ExpiresAt <= now ? "Expired" : AccessKeyStatus.Of(credential.IsActive);
}
