using IamConsole.Core.Arns;

namespace IamConsole.SampleData;

/// <summary>The user <c>admin</c> in the group <c>Administrators</c>, with a key that the operator chose, for automation.</summary>
internal sealed class Administrator(IServiceProvider services, AccountId account)
{
    public Task AppointAsync(string accessKeyId, string secretAccessKey, CancellationToken cancellationToken)
    {
        _ = (services, account, accessKeyId, secretAccessKey, cancellationToken);
        return Task.CompletedTask;
    }
}
