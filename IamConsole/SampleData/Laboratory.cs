using IamConsole.Core.Arns;
using IamConsole.Core.Authentication;
using IamConsole.Core.ManagedPolicies;
using IamConsole.Core.Model;
using IamConsole.Core.Operations;
using IamConsole.Core.Roles;
using IamConsole.Hosting;

namespace IamConsole.SampleData;

/// <summary>The sample company's second account: nobody signs in there, its roles are assumed from the first. One can be switched to, the other demands an external id, which the console cannot give.</summary>
/// <remarks>Its root gets a password by <c>reset-root</c>.</remarks>
internal sealed class Laboratory(IServiceProvider services, StoryClock clock, AccountId company)
{
    public const string Alias = "brightwater-lab";

    private const string RootEmail = "root@lab.brightwater.example";
    private const double DaysAgo = 300.4;
    private const long Digits = 1_000_000_000_000;

    /// <summary>The account's id: where the company's was given, always the same one for it.</summary>
    public static AccountId IdFor(AccountId company, bool isGiven) =>
        isGiven ? AccountId.Parse(((company.Number + 111_111_111_111) % Digits).ToString("D12", System.Globalization.CultureInfo.InvariantCulture)) : AccountId.NewRandom();

    /// <exception cref="InvalidOperationException">An operation was refused, which is a mistake in the story.</exception>
    public async Task FoundAsync(AccountId id, CancellationToken cancellationToken)
    {
        clock.GoBack(TimeSpan.FromDays(DaysAgo));
        var created = await services.GetRequiredService<AccountRegistry>().CreateAsync(id, Alias, RootEmail, RandomPassword.New(), rootPasswordResetRequired: true, cancellationToken);
        if (created.Error is { } error)
        {
            throw new InvalidOperationException($"The laboratory cannot be made: {error.Message}");
        }

        var trust = new Documents(company);
        var narrator = new Narrator(services.GetRequiredService<IamGateway>(), id, clock, cancellationToken);
        await narrator.SendAsync(
            new CreateRole("LabOperator", trust.Trust("LabOperator")) { Description = "Switched to from the company's account", MaxSessionDuration = 14_400, Tags = [new Tag("Team", "platform")] },
            new AttachRolePolicy("LabOperator", "arn:aws:iam::aws:policy/IAMFullAccess"),
            new AttachRolePolicy("LabOperator", "arn:aws:iam::aws:policy/AWSCloudTrail_ReadOnlyAccess"),
            new CreateRole("LabAuditor", trust.Trust("LabAuditor")) { Description = "Assumed by the company's audit software, with its external ID", Tags = [new Tag("Team", "finance")] },
            new AttachRolePolicy("LabAuditor", "arn:aws:iam::aws:policy/SecurityAudit"));
        clock.GoBack(TimeSpan.Zero);
    }
}
