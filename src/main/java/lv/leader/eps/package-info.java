/** The applicants' portal: open calls for everybody, forms, drafts and cases for those who act for an applicant. */
package lv.leader.eps;
