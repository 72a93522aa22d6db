using IamConsole.Components.Layout;
using IamConsole.Components.Shared;
using IamConsole.Core.Users;

namespace IamConsole.Components.Pages.SecurityCredentials;

/// <summary>Whose credentials a section or wizard is about, and the page that it belongs to: one's own or that of a user.</summary>
/// <param name="UserName">None for root.</param>
/// <param name="IsSelf">Whether the caller looks at its own, on 'My security credentials'.</param>
public sealed record CredentialHolder(string? UserName, bool IsSelf)
{
    public static CredentialHolder Root { get; } = new(null, true);

    public bool IsRoot => UserName is null;

    /// <summary>For a sentence: 'alice', 'the root user'.</summary>
    public string Name => UserName ?? "the root user";

    /// <summary>The page that shows the credentials.</summary>
    public string Page => IsSelf ? IamUrls.SecurityCredentials : IamUrls.User(UserName!, IamUrls.CredentialsTab);

    public string CreateAccessKeyPage => IsSelf ? IamUrls.CreateOwnAccessKey : IamUrls.CreateAccessKey(UserName!);

    public string AssignMfaDevicePage => IsSelf ? IamUrls.AssignOwnMfaDevice : IamUrls.AssignMfaDevice(UserName!);

    /// <summary>A user by name.</summary>
    public static CredentialHolder User(string userName) => new(userName, false);

    /// <summary>Whoever looks; none for a role's session, which has no credentials of its own, and while it is not known.</summary>
    public static CredentialHolder? Self(ShellIdentity? identity) => identity switch
    {
        { IsUser: true } => new(identity.CallerName, true),
        { IsRoot: true } => Root,
        _ => null,
    };

    /// <summary>Why a user's credentials cannot be looked after, or null; who looks at its own exists.</summary>
    public async Task<Problem?> FindMissingAsync(IIamClient iam)
    {
        ArgumentNullException.ThrowIfNull(iam);
        return IsSelf ? null : (await iam.QueryAsync(new UserDetailQuery(UserName!) { IsRefresh = true })).Problem();
    }

    /// <summary>The breadcrumbs of a page below <see cref="Page"/>.</summary>
    public IReadOnlyList<Breadcrumb> Trail(string title) =>
        IsSelf ? [new("My security credentials", Page), new(title)] : [new("Users", IamUrls.Users), new(UserName!, Page), new(title)];
}
