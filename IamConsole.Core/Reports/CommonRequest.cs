using System.Globalization;
using IamConsole.Core.Arns;
using IamConsole.Core.Evaluation;

namespace IamConsole.Core.Reports;

/// <summary>A request as of a user who has just signed in with MFA over https, so that a demand for these takes nothing away.</summary>
internal static class CommonRequest
{
    /// <param name="account">The account of the user and of what is asked for.</param>
    /// <param name="now">The account clock's time.</param>
    /// <param name="action">What is asked.</param>
    /// <param name="resource">The ARN that it is asked for, or <c>*</c>.</param>
    public static RequestContext Of(AccountId account, DateTimeOffset now, string action, string resource)
    {
        var time = now.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
        return new RequestContext(RequestPrincipal.User(Arn.User(account, "/", "anyone").ToString(), "AIDAANYONE"), action, resource, account.ToString())
            .Add("aws:CurrentTime", time)
            .Add("aws:EpochTime", now.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture))
            .Add("aws:TokenIssueTime", time)
            .Add("aws:MultiFactorAuthPresent", "true")
            .Add("aws:MultiFactorAuthAge", "0")
            .Add("aws:SecureTransport", "true")
            .Add("aws:ViaAWSService", "false");
    }
}
