using IamConsole.Core.Authentication;
using IamConsole.Core.Model;
using IamConsole.Core.Operations;
using IamConsole.SignIn;

namespace IamConsole;

/// <summary><see cref="RootCredentials"/> on behalf of this circuit's session, which is proved anew at each request.</summary>
internal sealed class RootClient(RootCredentials credentials, ICurrentSession session, IdentityQuestion question)
{
    /// <inheritdoc cref="RootCredentials.ReadAsync" />
    public Task<IamResult<RootCredentialsView>> ReadAsync() => AsRootAsync(caller => credentials.ReadAsync(caller));

    /// <inheritdoc cref="RootCredentials.ChangePasswordAsync" />
    public Task<IamResult<Nothing>> ChangePasswordAsync(string currentPassword, string newPassword) =>
        AsRootAsync(caller => credentials.ChangePasswordAsync(caller, currentPassword, newPassword));

    /// <inheritdoc cref="RootCredentials.ChangeEmailAsync" />
    public Task<IamResult<Nothing>> ChangeEmailAsync(string currentPassword, string newEmail) =>
        AsRootAsync(caller => credentials.ChangeEmailAsync(caller, currentPassword, newEmail));

    private Task<IamResult<T>> AsRootAsync<T>(Func<Caller, Task<IamResult<T>>> send) => session.SendAsync(question, send, CancellationToken.None);
}
