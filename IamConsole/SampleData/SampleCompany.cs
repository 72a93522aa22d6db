using IamConsole.Core.Arns;
using IamConsole.Core.Model;
using IamConsole.Core.Operations;
using IamConsole.Core.Users;
using IamConsole.Hosting;

namespace IamConsole.SampleData;

/// <summary>Makes the sample company by sending operations as root, oldest first.</summary>
internal sealed class SampleCompany(IServiceProvider services, StoryClock clock, AccountId account)
{
    private readonly IamGateway _gateway = services.GetRequiredService<IamGateway>();

    /// <returns>The users that can sign in.</returns>
    public async Task<IReadOnlyList<SampleUser>> FoundAsync(string password, CancellationToken cancellationToken)
    {
        _ = password;
        clock.GoBack(TimeSpan.FromDays(500));
        var result = await _gateway.SendAllAsync(Caller.Installation(account), [new CreateUser("olivia")], cancellationToken: cancellationToken);
        return result.Match(_ => Array.Empty<SampleUser>(), error => throw new InvalidOperationException(error.Message));
    }
}
